package dev.twinsite.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.JournalReader.KindDigest;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class KindDigestTest {

  @Test
  void aDigestHasSixteenDigitsAndNoSign() {
    assertThat(digest("1f")).isEqualTo("000000000000001f");
    assertThat(digest("-1")).isEqualTo("ffffffffffffffff");
    assertThat(digest("-3ab4e5f60718293a4b")).isEqualTo("4b1a09f8e7d6c5b5");
    assertThat(digest("0")).isEqualTo("0000000000000000");
  }

  @Test
  void countsStay() {
    assertThat(KindDigest.ofSum(3, BigInteger.TWO.negate()))
        .isEqualTo(new KindDigest(3, "fffffffffffffffe"));
  }

  private static String digest(String sum) {
    return KindDigest.ofSum(1, new BigInteger(sum, 16)).digest();
  }
}
