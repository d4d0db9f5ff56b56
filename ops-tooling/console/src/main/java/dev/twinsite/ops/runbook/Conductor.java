package dev.twinsite.ops.runbook;

import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Motion.AbortRun;
import dev.twinsite.quorum.Motion.EndRun;
import dev.twinsite.quorum.Motion.MarkStep;
import dev.twinsite.quorum.Motion.TakeRun;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.RunStep;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries runs on: those that this ops server drives, and those whose driver is gone.
 *
 * <p>Every step is written to the log before anything is done, and again when it has ended. Who
 * drives is decided there too, so two ops servers never both make progress; and each action is safe
 * to do twice, should the one that died have done it already.
 */
/*
 * An ops server that comes back may believe for a moment that it still drives a run, because it
 * has not learnt yet what was decided while it was away. So it does nothing for a step before the
 * quorum has taken its word, in this life of the process, that the step is under way: from a driver
 * that has been replaced, or for a step that has ended, that word is refused.
 */
public final class Conductor {

  private static final Logger LOG = Logger.getLogger(Conductor.class);

  /** How long a driver is missed before its run is taken over. */
  private static final Duration MISSED = Duration.ofSeconds(3);

  /** For how long a stop condition must be met. */
  private static final Duration BREACH = Duration.ofSeconds(10);

  /** How often the log is told that a step waits for something else now. */
  private static final Duration TOLD = Duration.ofSeconds(5);

  private final SiteName own;
  private final World world;
  private final RunbookShelf shelf;
  private final Stopwatch stopwatch;
  private final Map<UUID, Claim> claims = new HashMap<>();
  private @Nullable VoterName missed;
  private long missedSince;
  private @Nullable Long stopSince;

  /** The step that the quorum knows this process to be at. */
  private record Claim(int step, String told, long at) {}

  /** The conductor of a site's ops server. */
  public Conductor(SiteName own, World world, RunbookShelf shelf, Stopwatch stopwatch) {
    this.own = own;
    this.world = world;
    this.shelf = shelf;
    this.stopwatch = stopwatch;
  }

  /** Looks after the run that is under way, once. To be called from one thread. */
  public void look() {
    Optional<RunRecord> run = world.quorum().state().runs().underWay();
    claims.keySet().removeIf(id -> run.filter(one -> one.id().equals(id)).isEmpty());
    if (world.quorum().isSeated() && world.quorum().leader().isPresent()) {
      run.ifPresent(this::lookAfter);
    }
  }

  private void lookAfter(RunRecord run) {
    if (run.driver().equals(ownVoter())) {
      missed = null;
      drive(run);
    } else if (isGone(run.driver())) {
      LOG.warnf("Run %s (%s) is taken over from %s", run.id(), run.runbook(), run.driver());
      put(new TakeRun(seat(), run.id(), run.driver(), now()));
    }
  }

  private boolean isGone(VoterName driver) {
    boolean here = world.quorum().present().stream().anyMatch(one -> one.voter().equals(driver));
    if (here) {
      missed = null;
    } else if (!driver.equals(missed)) {
      missed = driver;
      missedSince = stopwatch.nanos();
    }
    return !here && stopwatch.since(missedSince).compareTo(MISSED) > 0;
  }

  private void drive(RunRecord run) {
    SiteName site = site(run);
    Runbook runbook = shelf.find(run.runbook()).orElse(null);
    List<String> names = run.steps().stream().map(RunStep::name).toList();
    if (site == null
        || runbook == null
        || !names.equals(runbook.stepNames(site.value(), peerOf(site).value()))) {
      end(run, RunRecord.State.FAILED, "this version has no such runbook", "FAILED");
    } else if (run.state() == RunRecord.State.ABORTING) {
      rollBack(run, runbook, site);
    } else {
      goOn(run, runbook, site);
    }
  }

  private @Nullable SiteName site(RunRecord run) {
    String site = run.parameters().get("site");
    return world.quorum().state().electorate().sites().stream()
        .filter(one -> one.value().equals(site))
        .findFirst()
        .orElse(null);
  }

  private SiteName peerOf(SiteName site) {
    return world.quorum().state().electorate().peerOf(site);
  }

  private Scene scene(RunRecord run, Runbook.Step step, SiteName site) {
    SiteName about = step.site().equals("$peer") ? peerOf(site) : site;
    return new Scene(world, run, step, about, peerOf(about));
  }

  // --- forwards

  private void goOn(RunRecord run, Runbook runbook, SiteName site) {
    for (int i = 0; i < run.steps().size(); i++) {
      if (run.steps().get(i).state() != RunStep.State.COMPLETED) {
        Scene scene = scene(run, runbook.steps().get(i), site);
        if (!stops(run, runbook, site)) {
          take(run, runbook, i, scene);
        }
        return;
      }
    }
    judge(run, runbook, site);
  }

  /** What may be a moment's absence stops nothing. */
  private boolean stops(RunRecord run, Runbook runbook, SiteName site) {
    String stopWhen = runbook.stopWhen();
    if (stopWhen == null) {
      return false;
    }
    Scene scene = new Scene(world, run, runbook.steps().get(0), site, peerOf(site));
    Progress stop = Conditions.look(stopWhen, scene);
    if (!(stop instanceof Done)) {
      stopSince = null;
      return false;
    }
    Long since = stopSince;
    stopSince = since == null ? stopwatch.nanos() : since;
    boolean stops = stopwatch.since(stopSince).compareTo(BREACH) > 0;
    if (stops) {
      abort(run, RunRecord.State.STOPPED, stop.detail());
    }
    return stops;
  }

  private void take(RunRecord run, Runbook runbook, int index, Scene scene) {
    RunStep step = run.steps().get(index);
    if (step.state() == RunStep.State.WAITING) {
      begin(run, runbook, index, scene);
    } else if (step.state() == RunStep.State.FAILED) {
      fail(run, runbook, index, step.detail());
    } else if (isClaimed(run, index)) {
      carryOn(run, runbook, index, scene);
    } else {
      mark(run, index, RunStep.State.RUNNING, step.detail());
    }
  }

  private void begin(RunRecord run, Runbook runbook, int index, Scene scene) {
    Progress ready = Conditions.look(scene.step().precondition(), scene);
    if (ready instanceof Done) {
      mark(run, index, RunStep.State.RUNNING, ready.detail());
    } else if (ready instanceof Over || isLate(before(run, index), scene)) {
      fail(run, runbook, index, "before it began: " + ready.detail());
    }
  }

  private static Instant before(RunRecord run, int index) {
    Instant last = index == 0 ? null : run.steps().get(index - 1).endedAt();
    return last == null ? run.startedAt() : last;
  }

  private boolean isLate(@Nullable Instant since, Scene scene) {
    return since != null && Duration.between(since, now()).compareTo(scene.step().limit()) > 0;
  }

  private void carryOn(RunRecord run, Runbook runbook, int index, Scene scene) {
    Progress wanted = Conditions.look(scene.step().postcondition(), scene);
    if (wanted instanceof Done) {
      mark(run, index, RunStep.State.COMPLETED, wanted.detail());
      return;
    }
    Progress done = wanted instanceof Over ? wanted : Actions.act(scene.step().action(), scene);
    if (done instanceof Over) {
      fail(run, runbook, index, done.detail());
    } else if (isLate(run.steps().get(index).startedAt(), scene)) {
      fail(run, runbook, index, "not within " + scene.step().limit() + ": " + wanted.detail());
    } else {
      tell(run, index, done instanceof Done ? wanted.detail() : done.detail());
    }
  }

  private void tell(RunRecord run, int index, String detail) {
    Claim claim = Objects.requireNonNull(claims.get(run.id()));
    boolean news = !claim.told().equals(detail);
    if (news && stopwatch.since(claim.at()).compareTo(TOLD) > 0) {
      mark(run, index, RunStep.State.RUNNING, detail);
    }
  }

  private void fail(RunRecord run, Runbook runbook, int index, String why) {
    mark(run, index, RunStep.State.FAILED, why);
    String how = "'" + run.steps().get(index).name() + "' failed: " + why;
    if (runbook.rollsBackWhenAStepFails()) {
      abort(run, RunRecord.State.FAILED, how);
    } else {
      end(run, RunRecord.State.FAILED, how, "FAILED");
    }
  }

  private void judge(RunRecord run, Runbook runbook, SiteName site) {
    List<Measured> measured = Measured.all(run, runbook, site.value(), peerOf(site).value());
    List<String> broken = ClientPromises.broken(run, runbook);
    boolean kept = broken.isEmpty() && measured.stream().allMatch(Measured::isKept);
    end(run, RunRecord.State.COMPLETED, how(broken, measured), kept ? "PASSED" : "FAILED");
  }

  /** What stands against it comes first: a long text is cut. */
  private static String how(List<String> broken, List<Measured> measured) {
    List<String> how =
        Stream.concat(broken.stream(), measured.stream().map(Measured::toString)).toList();
    return how.isEmpty() ? "every step is completed" : String.join("; ", how);
  }

  // --- backwards

  private void rollBack(RunRecord run, Runbook runbook, SiteName site) {
    for (int i = run.steps().size() - 1; i >= 0; i--) {
      Runbook.Step step = runbook.steps().get(i);
      if (step.rollback() != null && hasBegun(run.steps().get(i))) {
        takeBack(run, i, scene(run, step, site), step.rollback());
        return;
      }
    }
    RunRecord.State ending = Objects.requireNonNullElse(run.ending(), RunRecord.State.ABORTED);
    end(run, ending, run.why(), ending.name());
  }

  /** Whether there is something to take back. */
  static boolean hasBegun(RunStep step) {
    return step.startedAt() != null
        && step.state() != RunStep.State.WAITING
        && step.state() != RunStep.State.ROLLED_BACK;
  }

  private void takeBack(RunRecord run, int index, Scene scene, String rollback) {
    int claimed = -1 - index;
    if (!isClaimed(run, claimed)) {
      if (put(new TakeRun(seat(), run.id(), ownVoter(), now()))) {
        claims.put(run.id(), new Claim(claimed, "", stopwatch.nanos()));
      }
      return;
    }
    Progress back = Actions.act(rollback, scene);
    if (back instanceof Done) {
      mark(run, index, RunStep.State.ROLLED_BACK, "taken back: " + back.detail());
    } else if (back instanceof Over || isRollbackLate(run, scene)) {
      String how = "'" + scene.step().name() + "' could not be taken back: " + back.detail();
      end(run, RunRecord.State.FAILED, run.why() + "; " + how, "FAILED");
    }
  }

  private boolean isRollbackLate(RunRecord run, Scene scene) {
    long since = Objects.requireNonNull(claims.get(run.id())).at();
    return stopwatch.since(since).compareTo(scene.step().limit()) > 0;
  }

  // --- what the log is told

  private boolean isClaimed(RunRecord run, int step) {
    Claim claim = claims.get(run.id());
    return claim != null && claim.step() == step;
  }

  private void mark(RunRecord run, int index, RunStep.State state, String detail) {
    boolean taken = put(new MarkStep(seat(), run.id(), index, state, detail, now()));
    if (taken && state == RunStep.State.RUNNING) {
      claims.put(run.id(), new Claim(index, detail, stopwatch.nanos()));
    } else {
      claims.remove(run.id());
    }
    if (taken && state != RunStep.State.RUNNING) {
      LOG.infof("%s, %s: %s (%s)", run.runbook(), run.steps().get(index).name(), state, detail);
    }
  }

  private void abort(RunRecord run, RunRecord.State as, String why) {
    put(new AbortRun(seat(), run.id(), as, why, now()));
  }

  private void end(RunRecord run, RunRecord.State as, String how, String verdict) {
    if (put(new EndRun(seat(), run.id(), as, how, verdict, now()))) {
      LOG.infof("Run %s (%s) is %s: %s", run.id(), run.runbook(), as, how);
    }
  }

  private boolean put(Motion motion) {
    return world.quorum().put(motion).filter(Ruling.Noted.class::isInstance).isPresent();
  }

  private Seat seat() {
    return world.quorum().seat();
  }

  private VoterName ownVoter() {
    return VoterName.opsOf(own);
  }

  private Instant now() {
    return world.clock().instant();
  }
}
