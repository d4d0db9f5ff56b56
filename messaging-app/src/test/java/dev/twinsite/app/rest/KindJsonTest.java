package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.JournalReader.KindDigest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindJsonTest {

  @Test
  void aDigestHasSixteenDigitsAndNoSign() {
    assertThat(digest("1f")).isEqualTo("000000000000001f");
    assertThat(digest("-1")).isEqualTo("ffffffffffffffff");
    assertThat(digest("-3ab4e5f60718293a4b")).isEqualTo("4b1a09f8e7d6c5b5");
    assertThat(digest("0")).isEqualTo("0000000000000000");
  }

  @Test
  void countsStay() {
    assertThat(KindJson.of(Map.of("message-posted", new KindDigest(3, "-2"))))
        .containsEntry("message-posted", new KindJson(3, "fffffffffffffffe"));
  }

  private static String digest(String sum) {
    return KindJson.of(Map.of("kind", new KindDigest(1, sum))).get("kind").digest();
  }
}
