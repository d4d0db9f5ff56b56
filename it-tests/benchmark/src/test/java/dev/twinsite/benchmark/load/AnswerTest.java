package dev.twinsite.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  @Test
  void aMessageCountsWhenBothSitesHoldIt() {
    assertThat(new Answer(201, "both-sites", false, "{}").ending(Kind.MESSAGE))
        .isEqualTo(Ending.ACKNOWLEDGED);
  }

  @Test
  void aMessageAtOneSiteIsKeptApart() {
    assertThat(new Answer(201, "one-site", false, "{}").ending(Kind.MESSAGE))
        .isEqualTo(Ending.ONE_SITE);
    assertThat(new Answer(201, "", false, "{}").ending(Kind.MESSAGE)).isEqualTo(Ending.ONE_SITE);
  }

  @Test
  void aTransferCountsWhenItIsPosted() {
    assertThat(transfer(201, "posted")).isEqualTo(Ending.ACKNOWLEDGED);
  }

  @Test
  void aPendingTransferIsKeptApart() {
    assertThat(transfer(202, "pending")).isEqualTo(Ending.PENDING);
  }

  @Test
  void aRuleThatSaysNoIsARefusal() {
    assertThat(new Answer(422, "", false, "{}").ending(Kind.TRANSFER)).isEqualTo(Ending.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void tooMuchToDoIsOverload(int status) {
    assertThat(new Answer(status, "", false, "{}").ending(Kind.MESSAGE))
        .isEqualTo(Ending.OVERLOADED);
  }

  @Test
  void aServerThatFailsLeavesItUnknown() {
    assertThat(new Answer(500, "both-sites", false, "{}").ending(Kind.MESSAGE))
        .isEqualTo(Ending.UNKNOWN);
  }

  private static Ending transfer(int status, String state) {
    return new Answer(status, "both-sites", false, "{\"amount\":1,\"state\":\"" + state + "\"}")
        .ending(Kind.TRANSFER);
  }
}
