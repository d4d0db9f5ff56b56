package dev.twinsite.identity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.SigningKeys;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link SigningKeys} promises. */
public abstract class SigningKeysContract {

  private final SigningKey key =
      new SigningKey(
          UUID.randomUUID().toString(),
          People.ANSAN,
          "MFkwEwYH",
          Instant.parse("2022-10-15T06:19:00Z"));

  protected abstract SigningKeys keys();

  @Test
  void keyIsFoundByItsName() {
    assertThat(keys().add(key)).isTrue();

    assertThat(keys().find(key.kid())).contains(key);
    assertThat(keys().all()).contains(key);
  }

  @Test
  void knownKeyStaysAsItIs() {
    keys().add(key);
    var other = new SigningKey(key.kid(), People.PANGYO, "other", key.createdAt());

    assertThat(keys().add(other)).isFalse();
    assertThat(keys().find(key.kid())).contains(key);
  }

  @Test
  void unknownKeyIsNotFound() {
    assertThat(keys().find("nobody's")).isEmpty();
  }
}
