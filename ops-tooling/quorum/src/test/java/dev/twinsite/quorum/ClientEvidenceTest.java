package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientEvidenceTest {

  @Test
  void whatWasRefusedWithATimeOrIsUnknownBreaksNoPromise() {
    assertThat(evidence("load", 100, 0, 0, 60, 0, 4000L).brokenPromises()).isEmpty();
  }

  @Test
  void eachBrokenPromiseIsNamedWithWhoSawIt() {
    assertThat(evidence("load", 100, 2, -5, 60, 3, null).brokenPromises())
        .containsExactly(
            "load saw 2 acknowledged and lost",
            "load saw -5 minor units made out of nothing",
            "load saw 3 refused without Retry-After");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithTheFieldAndTheLimit() {
    assertThatThrownBy(() -> evidence("two\nlines", 1, 0, 0, 0, 0, null))
        .hasMessage("from must be one line of 1 to 100 characters");
    assertThatThrownBy(() -> evidence("load", -1, 0, 0, 0, 0, null))
        .hasMessage("acknowledged is -1; it must be 0 to 1000000000000000");
    assertThatThrownBy(() -> evidence("load", 5, 6, 0, 0, 0, null))
        .hasMessage("acknowledgedLost is 6; it must be 0 to 5");
    assertThatThrownBy(() -> evidence("load", 5, 0, 0, 1, 2, null))
        .hasMessage("refusedWithoutRetryAfter is 2; it must be 0 to 1");
    assertThatThrownBy(() -> evidence("load", 5, 0, 0, 0, 0, -1L))
        .hasMessage("backToNormalMillis is -1; it must be 0 to 1000000000000000");
  }

  private static ClientEvidence evidence(
      String from,
      long acknowledged,
      long lost,
      long made,
      long refused,
      long withoutTime,
      @Nullable Long backToNormal) {
    return new ClientEvidence(
        from,
        "minji",
        NOON,
        acknowledged,
        lost,
        0,
        made,
        0,
        refused,
        withoutTime,
        7,
        null,
        null,
        backToNormal);
  }
}
