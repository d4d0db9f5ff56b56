package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Motion.AbortRun;
import dev.twinsite.quorum.Motion.AddEvidence;
import dev.twinsite.quorum.Motion.BeginRun;
import dev.twinsite.quorum.Motion.CloseSite;
import dev.twinsite.quorum.Motion.EndRun;
import dev.twinsite.quorum.Motion.MarkStep;
import dev.twinsite.quorum.Motion.TakeRun;
import dev.twinsite.quorum.Ruling.Noted;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the log says about runs, and whose word counts. */
class RunRulesTest {

  private static final VoterName PANGYO_OPS = VoterName.opsOf(PANGYO);
  private static final VoterName ANSAN_OPS = VoterName.opsOf(ANSAN);
  private static final Seat AT_PANGYO = Seat.founding(PANGYO_OPS);
  private static final Seat AT_ANSAN = Seat.founding(ANSAN_OPS);
  private static final UUID RUN = new UUID(5, 1);
  private static final UUID OTHER = new UUID(5, 2);

  private QuorumState state = QuorumState.founded(new Electorate(ANSAN, PANGYO));

  @Test
  void aRunBeginsWithStepsThatWaitAndADriver() {
    put(begin(AT_PANGYO, RUN));
    assertThat(run().driver()).isEqualTo(PANGYO_OPS);
    assertThat(run().steps()).extracting(RunStep::state).containsOnly(RunStep.State.WAITING);
    assertThat(run().isUnderWay()).isTrue();
  }

  @Test
  void whoBeginsARunAgainChangesNothing() {
    put(begin(AT_PANGYO, RUN));
    put(mark(AT_PANGYO, 0, RunStep.State.RUNNING));
    assertThat(put(begin(AT_PANGYO, RUN))).isEqualTo(new Noted());
    assertThat(run().steps().get(0).state()).isEqualTo(RunStep.State.RUNNING);
  }

  @Test
  void aSecondRunIsRefusedUntilTheFirstIsOver() {
    put(begin(AT_PANGYO, RUN));
    assertThat(rule(put(begin(AT_ANSAN, OTHER)))).isEqualTo(Rule.RUN_IN_PROGRESS);
    put(new EndRun(AT_PANGYO, RUN, RunRecord.State.COMPLETED, "done", "PASSED", NOON));
    assertThat(put(begin(AT_ANSAN, OTHER))).isEqualTo(new Noted());
  }

  @Test
  void theRefusalNamesTheRunThatIsUnderWay() {
    put(begin(AT_PANGYO, RUN));
    assertThat(put(begin(AT_ANSAN, OTHER)))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.detail()).contains("drain", "minji"));
  }

  @Test
  void onlyTheDriverMarksSteps() {
    put(begin(AT_PANGYO, RUN));
    assertThat(rule(put(mark(AT_ANSAN, 0, RunStep.State.COMPLETED))))
        .isEqualTo(Rule.NOT_THE_DRIVER);
    assertThat(run().steps().get(0).state()).isEqualTo(RunStep.State.WAITING);
  }

  @Test
  void aRunIsTakenOverFromTheDriverThatIsNamedAndFromNobodyElse() {
    put(begin(AT_PANGYO, RUN));
    assertThat(rule(put(new TakeRun(AT_ANSAN, RUN, ANSAN_OPS, NOON))))
        .isEqualTo(Rule.NOT_THE_DRIVER);
    put(new TakeRun(AT_ANSAN, RUN, PANGYO_OPS, NOON));
    assertThat(run().driver()).isEqualTo(ANSAN_OPS);
    assertThat(run().resumedBy()).isEqualTo(ANSAN_OPS);
    assertThat(rule(put(mark(AT_PANGYO, 0, RunStep.State.COMPLETED))))
        .as("the one that died and came back drives no more")
        .isEqualTo(Rule.NOT_THE_DRIVER);
  }

  @Test
  void aRunThatIsAbortedKeepsHowItIsToEnd() {
    put(begin(AT_PANGYO, RUN));
    put(new AbortRun(AT_ANSAN, RUN, RunRecord.State.ABORTED, "minji: enough", NOON));
    put(new AbortRun(AT_PANGYO, RUN, RunRecord.State.STOPPED, "later", NOON));
    assertThat(run().state()).isEqualTo(RunRecord.State.ABORTING);
    assertThat(run().ending()).isEqualTo(RunRecord.State.ABORTED);
    assertThat(run().why()).isEqualTo("minji: enough");
  }

  @Test
  void nothingIsSaidOfARunThatIsOver() {
    put(begin(AT_PANGYO, RUN));
    put(new EndRun(AT_PANGYO, RUN, RunRecord.State.FAILED, "no", "FAILED", NOON));
    assertThat(rule(put(mark(AT_PANGYO, 0, RunStep.State.COMPLETED)))).isEqualTo(Rule.RUN_OVER);
    assertThat(rule(put(new TakeRun(AT_ANSAN, RUN, PANGYO_OPS, NOON)))).isEqualTo(Rule.RUN_OVER);
  }

  @Test
  void aSiteIsClosedAsLongAsTheRunIsUnderWay() {
    put(begin(AT_PANGYO, RUN));
    put(new CloseSite(AT_PANGYO, RUN, ANSAN, true));
    assertThat(state.runs().closes(ANSAN)).isTrue();
    assertThat(state.runs().closes(PANGYO)).isFalse();
    put(new EndRun(AT_PANGYO, RUN, RunRecord.State.FAILED, "no", "FAILED", NOON));
    assertThat(state.runs().closes(ANSAN)).isFalse();
  }

  @Test
  void aStepThatIsTakenBackKeepsItsTimes() {
    put(begin(AT_PANGYO, RUN));
    put(mark(AT_PANGYO, 0, RunStep.State.RUNNING));
    put(mark(AT_PANGYO, 0, RunStep.State.COMPLETED));
    put(new MarkStep(AT_PANGYO, RUN, 0, RunStep.State.ROLLED_BACK, "", NOON.plusSeconds(9)));
    assertThat(run().steps().get(0).startedAt()).isEqualTo(NOON);
    assertThat(run().steps().get(0).endedAt()).isEqualTo(NOON);
  }

  @Test
  void aStepThatHasEndedDoesNotBeginAgain() {
    put(begin(AT_PANGYO, RUN));
    put(mark(AT_PANGYO, 0, RunStep.State.COMPLETED));
    assertThat(rule(put(mark(AT_PANGYO, 0, RunStep.State.RUNNING)))).isEqualTo(Rule.RUN_OVER);
    assertThat(run().steps().get(0).state()).isEqualTo(RunStep.State.COMPLETED);
  }

  @Test
  void aStepThatDoesNotExistAndARunThatDoesNotExistAreRefused() {
    put(begin(AT_PANGYO, RUN));
    assertThat(rule(put(mark(AT_PANGYO, 2, RunStep.State.RUNNING)))).isEqualTo(Rule.UNKNOWN_RUN);
    assertThat(rule(put(mark(AT_PANGYO, -1, RunStep.State.RUNNING)))).isEqualTo(Rule.UNKNOWN_RUN);
    assertThat(rule(put(new TakeRun(AT_ANSAN, OTHER, PANGYO_OPS, NOON))))
        .isEqualTo(Rule.UNKNOWN_RUN);
  }

  @Test
  void whatIsTooLargeIsRefusedAndLongTextsAreCut() {
    List<String> many = IntStream.range(0, 41).mapToObj(String::valueOf).toList();
    BeginRun large = new BeginRun(AT_PANGYO, RUN, "drain", new TreeMap<>(), many, "minji", NOON);
    assertThat(rule(put(large))).isEqualTo(Rule.TOO_LARGE);
    put(begin(AT_PANGYO, RUN));
    put(new MarkStep(AT_PANGYO, RUN, 0, RunStep.State.RUNNING, "x".repeat(5_000), NOON));
    assertThat(run().steps().get(0).detail()).hasSize(RunRules.LONGEST_TEXT);
  }

  @Test
  void whatClientsSawIsKeptWhicheverOpsServerItWasHandedInAt() {
    put(begin(AT_PANGYO, RUN));
    assertThat(put(evidence(AT_ANSAN, "load at ansan", 9))).isEqualTo(new Noted());
    put(evidence(AT_PANGYO, "load at pangyo", 1));
    assertThat(run().evidence())
        .extracting(ClientEvidence::from)
        .containsExactly("load at ansan", "load at pangyo");
  }

  @Test
  void aLaterCountOfTheSameSourceTakesThePlaceOfTheEarlierOne() {
    put(begin(AT_PANGYO, RUN));
    put(evidence(AT_ANSAN, "load", 1));
    put(evidence(AT_PANGYO, "load", 9));
    put(evidence(AT_PANGYO, "load", 9));
    assertThat(run().evidence()).extracting(ClientEvidence::acknowledged).containsExactly(9L);
  }

  @Test
  void evidenceStaysWithARunThatIsMarkedTakenOverAndEnded() {
    put(begin(AT_PANGYO, RUN));
    put(evidence(AT_ANSAN, "load", 9));
    put(mark(AT_PANGYO, 0, RunStep.State.RUNNING));
    put(new TakeRun(AT_ANSAN, RUN, PANGYO_OPS, NOON));
    put(new EndRun(AT_ANSAN, RUN, RunRecord.State.COMPLETED, "done", "PASSED", NOON));
    assertThat(run().evidence()).hasSize(1);
  }

  @Test
  void nobodyAddsEvidenceToARunThatIsOverOrUnknown() {
    assertThat(rule(put(evidence(AT_ANSAN, "load", 9)))).isEqualTo(Rule.UNKNOWN_RUN);
    put(begin(AT_PANGYO, RUN));
    put(new EndRun(AT_PANGYO, RUN, RunRecord.State.COMPLETED, "done", "PASSED", NOON));
    assertThat(rule(put(evidence(AT_ANSAN, "load", 9)))).isEqualTo(Rule.RUN_OVER);
    assertThat(run().evidence()).isEmpty();
  }

  @Test
  void aRunKeepsEvidenceFromSoManySourcesAndNoMore() {
    put(begin(AT_PANGYO, RUN));
    for (int i = 0; i < RunRules.MOST_SOURCES; i++) {
      put(evidence(AT_ANSAN, "load " + i, 9));
    }
    assertThat(rule(put(evidence(AT_ANSAN, "one more", 9)))).isEqualTo(Rule.TOO_LARGE);
    assertThat(put(evidence(AT_ANSAN, "load 0", 10))).isEqualTo(new Noted());
    assertThat(run().evidence()).hasSize(RunRules.MOST_SOURCES);
  }

  @Test
  void theOldestRunsAreForgotten() {
    for (int i = 0; i < RunLog.REMEMBERED + 10; i++) {
      UUID id = new UUID(6, i);
      put(begin(AT_PANGYO, id));
      put(new EndRun(AT_PANGYO, id, RunRecord.State.COMPLETED, "done", "PASSED", NOON));
    }
    assertThat(state.runs().runs()).hasSize(RunLog.REMEMBERED + 1);
    assertThat(state.runs().find(new UUID(6, 0))).isEmpty();
    assertThat(state.runs().find(new UUID(6, RunLog.REMEMBERED + 9))).isPresent();
  }

  private Ruling put(Motion motion) {
    QuorumRules.Step step = QuorumRules.rule(state, motion);
    state = step.next();
    return step.ruling();
  }

  private RunRecord run() {
    return state.runs().find(RUN).orElseThrow();
  }

  private static Rule rule(Ruling ruling) {
    return ((Refused) ruling).rule();
  }

  private static BeginRun begin(Seat from, UUID id) {
    SiteName site = ANSAN;
    var parameters = new TreeMap<>(Map.of("site", site.value()));
    return new BeginRun(from, id, "drain", parameters, List.of("close", "drain"), "minji", NOON);
  }

  private static MarkStep mark(Seat from, int index, RunStep.State now) {
    return new MarkStep(from, RUN, index, now, "so", NOON);
  }

  private static AddEvidence evidence(Seat at, String from, long acknowledged) {
    return new AddEvidence(
        at,
        RUN,
        new ClientEvidence(
            from, "minji", NOON, acknowledged, 0, 0, 0, 0, 3, 0, 2, null, null, 400L));
  }
}
