package dev.twinsite.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedKeysTest {

  private static final VerificationKey KEY =
      new VerificationKey("k", "issuer", KeyForm.generate().getPublic(), Roles.USER);

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Optional<VerificationKey> stored = Optional.empty();
  private final List<String> asked = new ArrayList<>();
  private final RememberedKeys keys =
      new RememberedKeys(
          kid -> {
            asked.add(kid);
            return stored;
          },
          () -> now);

  @Test
  void aFoundKeyIsAskedForOnce() {
    stored = Optional.of(KEY);

    assertThat(keys.find("k")).contains(KEY);
    assertThat(keys.find("k")).contains(KEY);

    assertThat(asked).containsExactly("k");
  }

  @Test
  void anUnknownKeyIsAskedForAgainAfterAMoment() {
    assertThat(keys.find("k")).isEmpty();
    assertThat(keys.find("k")).isEmpty();
    assertThat(asked).hasSize(1);

    stored = Optional.of(KEY);
    now = now.plus(RememberedKeys.UNKNOWN_FOR);

    assertThat(keys.find("k")).contains(KEY);
  }

  @Test
  void inventedNamesDoNotPushOutKeysThatWereFound() {
    stored = Optional.of(KEY);
    keys.find("k");
    stored = Optional.empty();
    for (int i = 0; i < 10 * RememberedKeys.MOST; i++) {
      keys.find("invented-" + i);
    }
    asked.clear();

    assertThat(keys.find("k")).contains(KEY);
    assertThat(asked).isEmpty();
  }
}
