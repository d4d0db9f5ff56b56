package dev.twinsite.ops.run;

import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Runbook.Goal;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Rejected;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.ReplicatedQuorum;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries runs on: those of this ops server, and those of the other one while it is silent.
 *
 * <p>Two drivers of one run are harmless: steps only look, and a proposal takes effect once.
 */
public final class RunDriver {

  private static final Logger LOG = Logger.getLogger(RunDriver.class);

  private final SiteName own;
  private final String node;
  private final ReplicatedQuorum quorum;
  private final Runs runs;
  private final Lookout lookout;
  private final Runnable lookAgain;
  private final Inspection inspection;
  private final InstantSource clock;

  /**
   * The driver of a site's ops server of this name.
   *
   * @param lookAgain has the quorum told what this server sees of the other site
   */
  public RunDriver(
      SiteName own,
      String node,
      ReplicatedQuorum quorum,
      Runs runs,
      Lookout lookout,
      Runnable lookAgain,
      InstantSource clock) {
    this.own = own;
    this.node = node;
    this.quorum = quorum;
    this.runs = runs;
    this.lookout = lookout;
    this.lookAgain = lookAgain;
    this.inspection = new Inspection(quorum, lookout);
    this.clock = clock;
  }

  /** How an operator's command began. */
  public sealed interface Start {

    /** It is under way, or done already. */
    record Begun(Run run) implements Start {}

    /** It was refused; there is no run. */
    record Refused(Rejected rejected) implements Start {}
  }

  /**
   * Proposes a command about a site and begins a run, unless it is refused. What stands against it
   * as far as this server knows is refused at once while there is no majority to ask.
   */
  public Start start(Runbook runbook, Proposal proposal) {
    if (proposal.command() instanceof DeclareLost || proposal.command() instanceof Admit) {
      lookAgain.run();
    }
    Outcome outcome = objection(proposal).orElseGet(() -> quorum.propose(proposal));
    if (outcome instanceof Rejected rejected) {
      return new Start.Refused(rejected);
    }
    AboutSite command = (AboutSite) proposal.command();
    LOG.infof("%s: %s %s (%s)", command.by(), runbook.label(), command.site(), command.reason());
    Run run =
        accepted(proposed(Run.begun(runbook, command.site(), proposal, own), outcome), outcome);
    runs.put(run);
    return new Start.Begun(run);
  }

  private Optional<Outcome> objection(Proposal proposal) {
    return quorum.leader().isPresent()
        ? Optional.empty()
        : quorum.objection(proposal).map(Outcome.class::cast);
  }

  /** Looks after every run once. */
  public void drive() {
    runs.all().stream().filter(Run::isRunning).forEach(this::driveAlone);
  }

  // A run that cannot be carried on, for example one of another version, must not hold up others.
  private void driveAlone(Run run) {
    try {
      drive(run);
    } catch (RuntimeException e) {
      LOG.warnf("Run %s (%s %s) failed to go on: %s", run.id(), run.runbook(), run.site(), e);
    }
  }

  private void drive(Run run) {
    boolean orphaned = !run.driver().equals(own) && lookout.isPeerSilent();
    if (orphaned) {
      LOG.warnf("Run %s (%s %s) is taken over", run.id(), run.runbook(), run.site());
      keep(run.takenOver(own, node));
    } else if (run.driver().equals(own)) {
      carryOn(run.epoch() == 0 ? proposeAgain(run) : run);
    }
  }

  private Run proposeAgain(Run run) {
    Outcome outcome = inspection.outcome(run);
    Run next = advance(run, 0, Inspection.progress(outcome));
    return outcome instanceof Accepted ? keep(accepted(next, outcome)) : next;
  }

  private Run proposed(Run run, Outcome outcome) {
    Progress progress = Inspection.progress(outcome);
    return run.with(0, after(run.steps().get(0), progress, clock.instant()));
  }

  private static Run accepted(Run run, Outcome outcome) {
    return outcome instanceof Accepted accepted
        ? run.acceptedAt(accepted.states().epoch().value())
        : run;
  }

  /** Completes as many steps as the world allows. */
  private Run carryOn(Run run) {
    Run current = run;
    for (int i = 1; i < run.steps().size() && isNext(current, i); i++) {
      Goal goal = Runbook.named(run.runbook()).steps().get(i);
      current = advance(current, i, inspection.look(current, goal));
    }
    return current;
  }

  private static boolean isNext(Run run, int index) {
    return run.isRunning()
        && run.epoch() > 0
        && run.steps().get(index - 1).state() == Step.State.COMPLETED;
  }

  private Run advance(Run run, int index, Progress progress) {
    Step before = run.steps().get(index);
    if (before.state() == Step.State.COMPLETED) {
      return run;
    }
    Step after = after(before, progress, clock.instant());
    Run next = after.equals(before) ? run : keep(run.with(index, after));
    return end(next, index, progress);
  }

  private static Step after(Step step, Progress progress, Instant now) {
    if (progress instanceof Done done) {
      return step.ended(Step.State.COMPLETED, now, done.detail());
    }
    return progress instanceof Over over
        ? step.ended(Step.State.FAILED, now, over.detail())
        : step.running(now, progress.detail());
  }

  private Run end(Run run, int index, Progress progress) {
    boolean last = index == run.steps().size() - 1;
    if (progress instanceof Over || (last && progress instanceof Done)) {
      Run.State how = progress instanceof Done ? Run.State.COMPLETED : Run.State.FAILED;
      LOG.infof("Run %s (%s %s): %s", run.id(), run.runbook(), run.site(), how);
      return keep(run.ended(how, clock.instant()));
    }
    return run;
  }

  private Run keep(Run run) {
    runs.put(run);
    return run;
  }
}
