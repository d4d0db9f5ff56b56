package dev.twinsite.ops.run;

import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Progress.Waiting;
import dev.twinsite.ops.watch.ApplicationStatus;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Rejected;
import dev.twinsite.quorum.Outcome.Undecided;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Quorum;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.UUID;

/** Looks at the world for the steps of a run. */
final class Inspection {

  private final Quorum quorum;
  private final Lookout lookout;

  Inspection(Quorum quorum, Lookout lookout) {
    this.quorum = quorum;
    this.lookout = lookout;
  }

  /** What became of the run's proposal. Proposes it again if that is not known. */
  Outcome outcome(Run run) {
    return quorum.propose(run.proposal());
  }

  static Progress progress(Outcome outcome) {
    if (outcome instanceof Accepted) {
      return new Done("two of three voters have it on their disks");
    }
    return outcome instanceof Rejected no
        ? new Over(no.rule().label() + ": " + no.detail())
        : new Waiting(((Undecided) outcome).detail());
  }

  /** How far one goal after the proposal has come. */
  Progress look(Run run, Runbook.Goal goal) {
    SiteStates states = quorum.current().orElseThrow();
    SiteRecord site = states.recordOf(run.site());
    boolean rejoins = run.runbook().equals(Runbook.REJOIN.label());
    boolean lostAgain = states.epoch().value() > run.epoch() && site.state() == SiteState.LOST;
    return rejoins && lostAgain
        ? new Over(run.site() + " was declared lost again in epoch " + states.epoch())
        : look(run, goal, states, site);
  }

  private Progress look(Run run, Runbook.Goal goal, SiteStates states, SiteRecord site) {
    SiteName survivor = states.peerOf(run.site()).site();
    return switch (goal) {
      case PROPOSED -> new Done("two of three voters have it on their disks");
      case FENCED -> fenced(run, survivorOf(run, survivor));
      case FENCED_AT_BOTH -> fencedAtBoth(run.epoch(), run.site(), survivor);
      case REGENCY_BEGAN -> regencyBegan(run, states, survivorOf(run, survivor));
      case CAUGHT_UP -> caughtUp(states, survivor, site);
      case REGENCY_ENDED -> regencyEnded(states, site);
      case ACTIVE -> active(states, site);
      case ACTIVE_AT_BOTH -> fencedAtBoth(states.epoch().value(), run.site(), survivor);
    };
  }

  private static SiteName survivorOf(Run run, SiteName peer) {
    return run.runbook().equals(Runbook.ADMIT.label()) ? run.site() : peer;
  }

  private Progress fenced(Run run, SiteName survivor) {
    return Progress.doneIf(
        lookout.fencedEpoch(survivor) >= run.epoch(),
        "the database of " + survivor + " holds epoch " + run.epoch(),
        "the database of " + survivor + " holds epoch " + lookout.fencedEpoch(survivor));
  }

  private Progress fencedAtBoth(long epoch, SiteName one, SiteName other) {
    long least = Math.min(lookout.fencedEpoch(one), lookout.fencedEpoch(other));
    return Progress.doneIf(
        least >= epoch,
        "both databases hold epoch " + epoch,
        "one of the databases holds epoch " + least + ", not " + epoch + " yet");
  }

  private Progress regencyBegan(Run run, SiteStates states, SiteName survivor) {
    boolean later = states.epoch().value() > run.epoch();
    String regency = regency(survivor, run.epoch());
    return Progress.doneIf(
        later || "REGENT".equals(regency),
        later ? "a later decision builds on it" : survivor + " decides alone",
        "the application of " + survivor + " says " + regency);
  }

  private Progress caughtUp(SiteStates states, SiteName survivor, SiteRecord returning) {
    boolean active = returning.state() == SiteState.ACTIVE;
    String regency = regency(survivor, states.epoch().value());
    boolean ended = !"REGENT".equals(regency) && !"nothing".equals(regency);
    return Progress.doneIf(
        active || ended, survivor + " has ended its regency", behind(survivor, returning.site()));
  }

  private String behind(SiteName survivor, SiteName returning) {
    return lookout
        .freshApplication(survivor)
        .map(ApplicationStatus::peer)
        .map(link -> returning + " has " + link.unacknowledged() + " events to take")
        .orElse("the application of " + survivor + " does not answer");
  }

  private Progress regencyEnded(SiteStates states, SiteRecord returning) {
    return Progress.doneIf(
        returning.state() == SiteState.ACTIVE || mayActivate(states, returning),
        returning.site() + " has seen the end of the regency",
        "the application of "
            + returning.site()
            + " says "
            + regency(returning.site(), states.epoch().value()));
  }

  private static Progress active(SiteStates states, SiteRecord site) {
    return Progress.doneIf(
        site.state() == SiteState.ACTIVE,
        site.site() + " is ACTIVE in epoch " + states.epoch(),
        site.site() + " is " + site.state());
  }

  private boolean mayActivate(SiteStates states, SiteRecord returning) {
    Activate activate = new Activate(returning.site(), states.epoch(), "", "");
    return quorum
        .objection(
            new Proposal(UUID.randomUUID(), activate, states.recordOf(returning.site()).since()))
        .isEmpty();
  }

  private String regency(SiteName site, long epoch) {
    return lookout
        .freshApplication(site)
        .filter(app -> app.epoch() >= epoch)
        .map(ApplicationStatus::regency)
        .orElse("nothing");
  }
}
