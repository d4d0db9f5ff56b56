package dev.twinsite.quorum;

import dev.twinsite.quorum.Motion.AbortRun;
import dev.twinsite.quorum.Motion.AddEvidence;
import dev.twinsite.quorum.Motion.BeginRun;
import dev.twinsite.quorum.Motion.CloseSite;
import dev.twinsite.quorum.Motion.EndRun;
import dev.twinsite.quorum.Motion.MarkStep;
import dev.twinsite.quorum.Motion.OfRun;
import dev.twinsite.quorum.Motion.TakeRun;
import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.Ruling.Noted;
import dev.twinsite.quorum.Ruling.Refused;
import java.util.Map;
import java.util.Optional;

/**
 * How the quorum rules on the progress of runs. Every motion about a run may be put again: what is
 * so already is noted once more.
 *
 * <p>One run at a time: there are two sites, every runbook changes one of them and relies on the
 * other, so any two contradict each other.
 */
final class RunRules {

  static final int MOST_STEPS = 40;
  static final int MOST_PARAMETERS = 16;
  static final int MOST_SOURCES = 8;
  static final int LONGEST_NAME = 100;
  static final int LONGEST_TEXT = 1000;

  private RunRules() {}

  static Step rule(QuorumState now, OfRun motion) {
    if (motion instanceof BeginRun begin) {
      return begin(now, begin);
    }
    RunRecord run = now.runs().find(motion.run()).orElse(null);
    if (run == null) {
      return refused(now, Rule.UNKNOWN_RUN, "there is no run " + motion.run());
    }
    if (!run.isUnderWay()) {
      return refused(now, Rule.RUN_OVER, "run " + run.id() + " is " + run.state());
    }
    if (motion instanceof TakeRun take) {
      return take(now, run, take);
    }
    if (motion instanceof AddEvidence add) {
      return add(now, run, add.evidence());
    }
    return motion instanceof AbortRun abort ? abort(now, run, abort) : conduct(now, run, motion);
  }

  private static Step begin(QuorumState now, BeginRun begin) {
    if (now.runs().find(begin.run()).isPresent()) {
      return noted(now);
    }
    Optional<RunRecord> other = now.runs().underWay();
    if (other.isPresent()) {
      return refused(now, Rule.RUN_IN_PROGRESS, contradicts(other.get()));
    }
    return size(begin)
        .map(why -> refused(now, Rule.TOO_LARGE, why))
        .orElseGet(() -> noted(now.with(RunRecord.begun(begin))));
  }

  private static String contradicts(RunRecord other) {
    return "%s %s is under way since %s, started by %s: one run at a time"
        .formatted(other.runbook(), other.parameters(), other.startedAt(), other.startedBy());
  }

  private static Optional<String> size(BeginRun begin) {
    boolean fits =
        !begin.steps().isEmpty()
            && begin.steps().size() <= MOST_STEPS
            && begin.parameters().size() <= MOST_PARAMETERS
            && begin.runbook().length() <= LONGEST_NAME
            && begin.steps().stream().allMatch(step -> step.length() <= LONGEST_NAME)
            && begin.parameters().entrySet().stream().allMatch(RunRules::fits);
    return fits
        ? Optional.empty()
        : Optional.of(
            "a run has 1 to %d steps and at most %d parameters, names of at most %d characters"
                .formatted(MOST_STEPS, MOST_PARAMETERS, LONGEST_NAME));
  }

  private static boolean fits(Map.Entry<String, String> parameter) {
    return parameter.getKey().length() <= LONGEST_NAME
        && parameter.getValue().length() <= LONGEST_TEXT;
  }

  /** Compare and set: of two that take the same run over from the same driver one succeeds. */
  private static Step take(QuorumState now, RunRecord run, TakeRun take) {
    if (run.driver().equals(take.from().voter())) {
      return noted(now);
    }
    return run.driver().equals(take.before())
        ? noted(now.with(run.takenBy(take.from().voter())))
        : refused(now, Rule.NOT_THE_DRIVER, run.driver() + " drives the run, not " + take.before());
  }

  private static Step abort(QuorumState now, RunRecord run, AbortRun abort) {
    boolean already = run.state() == RunRecord.State.ABORTING;
    return already ? noted(now) : noted(now.with(run.aborting(abort.as(), cut(abort.why()))));
  }

  private static Step add(QuorumState now, RunRecord run, ClientEvidence evidence) {
    RunRecord next = run.with(evidence);
    return next.evidence().size() <= MOST_SOURCES
        ? noted(now.with(next))
        : refused(now, Rule.TOO_LARGE, "a run keeps evidence from " + MOST_SOURCES + " sources");
  }

  private static Step conduct(QuorumState now, RunRecord run, OfRun motion) {
    if (!run.driver().equals(motion.from().voter())) {
      return refused(now, Rule.NOT_THE_DRIVER, run.driver() + " drives run " + run.id());
    }
    if (motion instanceof MarkStep mark) {
      return mark(now, run, mark);
    }
    return motion instanceof CloseSite close ? close(now, run, close) : end(now, run, motion);
  }

  /** What has ended does not begin again: an ops server that was away may know no better. */
  private static Step mark(QuorumState now, RunRecord run, MarkStep mark) {
    if (mark.index() < 0 || mark.index() >= run.steps().size()) {
      return refused(now, Rule.UNKNOWN_RUN, "run " + run.id() + " has no step " + mark.index());
    }
    RunStep step = run.steps().get(mark.index());
    return step.state().isEnd() && !mark.state().isEnd()
        ? refused(now, Rule.RUN_OVER, "'" + step.name() + "' is " + step.state())
        : noted(now.with(run.marked(mark.index(), mark.state(), cut(mark.detail()), mark.at())));
  }

  private static Step close(QuorumState now, RunRecord run, CloseSite close) {
    boolean peerOut =
        now.states()
            .flatMap(states -> states.find(now.electorate().peerOf(close.site())))
            .filter(peer -> peer.state().isOut())
            .isPresent();
    return close.closed() && peerOut
        ? refused(now, Rule.BOTH_OUT, "the peer of " + close.site() + " is out")
        : noted(now.with(run.closing(close.site(), close.closed())));
  }

  private static Step end(QuorumState now, RunRecord run, OfRun motion) {
    EndRun end = (EndRun) motion;
    return noted(now.with(run.ended(end.as(), cut(end.how()), end.verdict(), end.at())));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }

  private static Step noted(QuorumState now) {
    return new Step(now, new Noted());
  }

  private static Step refused(QuorumState now, Rule rule, String detail) {
    return new Step(now, new Refused(rule, detail));
  }
}
