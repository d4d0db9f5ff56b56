package dev.twinsite.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Argon2Test {

  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
  private static final Argon2 CHEAP = new Argon2(64, 1);

  @Test
  void thePasswordMatchesItsHashAndNoOtherDoes() {
    String hash = CHEAP.hash("correct horse", SALT);

    assertThat(Argon2.matches("correct horse", hash)).isTrue();
    assertThat(Argon2.matches("correct horsf", hash)).isFalse();
    assertThat(Argon2.matches("", hash)).isFalse();
  }

  @Test
  void aHashNamesAlgorithmAndCost() {
    assertThat(Argon2.CURRENT.hash("correct horse", SALT))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$");
  }

  @Test
  void aHashOfAnotherCostStillMatches() {
    assertThat(Argon2.matches("비밀번호", new Argon2(32, 3).hash("비밀번호", SALT))).isTrue();
  }

  @Test
  void aHashOfAnotherFormMatchesNothing() {
    assertThat(Argon2.matches("x", "x")).isFalse();
    assertThat(Argon2.matches("x", "")).isFalse();
    assertThat(Argon2.matches("x", "$2a$10$abcdefghijklmnopqrstuv")).isFalse();
  }

  @Test
  void aHashThatAsksForTooMuchMatchesNothing() {
    String hash = CHEAP.hash("x", SALT).replace("m=64", "m=999999");
    assertThat(Argon2.matches("x", hash)).isFalse();
  }
}
