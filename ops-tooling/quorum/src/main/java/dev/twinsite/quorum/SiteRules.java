package dev.twinsite.quorum;

import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.DRAINED;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Acceptance;
import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Verdict.Accepted;
import dev.twinsite.quorum.Verdict.Rejected;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The site-state machine: which command may change which states.
 *
 * <p>A pure function of the states, the proposal and the evidence. Two voters that hold the same
 * states and accept the same proposal arrive at the same next states.
 */
public final class SiteRules {

  private SiteRules() {}

  /**
   * What becomes of a proposal.
   *
   * @param states null as long as the sites have not been admitted for the first time
   */
  public static Verdict decide(@Nullable SiteStates states, Proposal proposal, Evidence evidence) {
    if (proposal.command() instanceof Genesis genesis) {
      return states == null ? found(genesis, proposal, evidence) : alreadyFounded(states);
    }
    if (states == null) {
      return new Rejected(
          Rule.NO_STATES, "the sites have not been admitted for the first time yet");
    }
    return new Case(states, proposal, (AboutSite) proposal.command(), evidence).decide();
  }

  private static Verdict found(Genesis genesis, Proposal proposal, Evidence evidence) {
    boolean ours = evidence.database().filter(genesis.databases().values()::contains).isPresent();
    return ours
        ? new Accepted(first(genesis, proposal))
        : new Rejected(
            Rule.IDENTITY_UNKNOWN, "this site's database is not a new one, or not known");
  }

  private static SiteStates first(Genesis genesis, Proposal proposal) {
    SortedMap<SiteName, SiteRecord> sites = new TreeMap<>();
    genesis.databases().forEach((site, id) -> sites.put(site, first(site, id, genesis, proposal)));
    return new SiteStates(Epoch.FIRST, sites);
  }

  private static SiteRecord first(SiteName site, UUID id, Genesis genesis, Proposal proposal) {
    return new SiteRecord(
        site, ACTIVE, Incarnation.FIRST, id, proposal.at(), genesis.reason(), genesis.by());
  }

  private static Rejected alreadyFounded(SiteStates states) {
    return new Rejected(
        Rule.ALREADY_FOUNDED, "the sites have been admitted; the epoch is " + states.epoch());
  }

  /** One command on its way through the rules. */
  private record Case(SiteStates states, Proposal proposal, AboutSite command, Evidence evidence) {

    Verdict decide() {
      if (states.find(command.site()).isEmpty()) {
        return new Rejected(Rule.UNKNOWN_SITE, "there is no site '" + command.site() + "'");
      }
      if (!command.epoch().equals(states.epoch())) {
        return new Rejected(Rule.STALE_EPOCH, staleDetail());
      }
      return against().<Verdict>map(r -> r).orElseGet(() -> new Accepted(changed()));
    }

    private SiteStates changed() {
      return command instanceof Admit admit ? admitted(admit) : states.with(next());
    }

    private Optional<Rejected> against() {
      if (command instanceof DeclareLost) {
        return transition(LOST).or(this::bothOut).or(this::peerAlive);
      } else if (command instanceof Drain) {
        return transition(DRAINED).or(this::bothOut);
      } else if (command instanceof Rejoin rejoin) {
        return transition(REJOINING).or(() -> identity(rejoin)).or(this::regencyNotBegun);
      } else if (command instanceof Activate) {
        return transition(ACTIVE).or(this::notCaughtUp);
      }
      return notToBeAdmitted((Admit) command);
    }

    private SiteRecord next() {
      if (command instanceof DeclareLost) {
        return own().into(LOST, proposal);
      } else if (command instanceof Drain) {
        return own().into(DRAINED, proposal);
      } else if (command instanceof Rejoin rejoin) {
        return own().reborn(rejoin.database(), proposal);
      }
      return own().into(ACTIVE, proposal);
    }

    private Optional<Rejected> transition(SiteState wanted) {
      return refuseIf(
          !own().state().mayBecome(wanted),
          Rule.FORBIDDEN_TRANSITION,
          command.site() + " is " + own().state() + " and cannot become " + wanted);
    }

    private Optional<Rejected> bothOut() {
      SiteRecord peer = states.peerOf(command.site());
      return refuseIf(
          peer.state().isOut(),
          Rule.BOTH_OUT,
          peer.site() + " is " + peer.state() + ": both sites would be out");
    }

    private Optional<Rejected> peerAlive() {
      return evidence
          .signOfLife()
          .map(sign -> new Rejected(Rule.PEER_ALIVE, command.site() + " is alive: " + sign));
    }

    private Optional<Rejected> identity(Rejoin rejoin) {
      boolean known = evidence.database().filter(rejoin.database()::equals).isPresent();
      return refuseIf(
          !known,
          Rule.IDENTITY_UNKNOWN,
          "the database of "
              + command.site()
              + " is not known to be "
              + rejoin.database()
              + evidence.database().map(other -> ", but " + other).orElse(""));
    }

    private Optional<Rejected> regencyNotBegun() {
      return refuseIf(
          !evidence.peerIsRegent(),
          Rule.REGENCY_NOT_BEGUN,
          "the application of "
              + states.peerOf(command.site()).site()
              + " does not say that it decides alone");
    }

    private Optional<Rejected> notCaughtUp() {
      return refuseIf(
          !evidence.regencyEnded(),
          Rule.NOT_CAUGHT_UP,
          command.site() + " has not seen the end of its peer's regency");
    }

    private Optional<Rejected> notToBeAdmitted(Admit admit) {
      return refuseIf(
              own().state() == ACTIVE,
              Rule.NOT_NEEDED,
              command.site() + " decides: the quorum has admitted it")
          .or(this::regentAlive)
          .or(this::noJournal)
          .or(this::overruled)
          .or(() -> notAccepted(admit));
    }

    private Optional<Rejected> regentAlive() {
      return evidence
          .signOfPeer()
          .map(sign -> new Rejected(Rule.PEER_ALIVE, peer().site() + " may be asked: " + sign));
    }

    /** Only a database that has been here before holds anything to go on with. */
    private Optional<Rejected> noJournal() {
      boolean known = evidence.database().filter(own().database()::equals).isPresent();
      return refuseIf(
          !known || evidence.life().isEmpty(),
          Rule.IDENTITY_UNKNOWN,
          command.site()
              + " does not say that it runs over the database that was admitted, with a journal in"
              + " it: switch the site on first");
    }

    /** A regent that is out has been overruled, and condemns itself as soon as it knows. */
    private Optional<Rejected> overruled() {
      return refuseIf(
          evidence.regent(),
          Rule.OVERRULED,
          peer().site()
              + " was admitted over "
              + command.site()
              + ", whose database must be wiped: bring "
              + peer().site()
              + " back");
    }

    private Optional<Rejected> notAccepted(Admit admit) {
      Acceptance acceptance = admit.acceptance();
      return refuseIf(
          acceptance == null || !acceptance.twoRegents(),
          Rule.REGENT_UNREACHABLE,
          """
          %1$s is %2$s since %3$s: only %4$s knows what was posted since, and it cannot be asked. \
          Say how many posted facts may be missing (acceptance.missingAtMost), and that %4$s may \
          still run unseen and post more (acceptance.twoRegents: true); better switch it off first"""
              .formatted(command.site(), own().state(), own().since(), peer().site()));
    }

    /**
     * The site goes on in the life that its database is in, whatever was issued to it meanwhile.
     */
    private SiteStates admitted(Admit admit) {
      Incarnation life = new Incarnation(evidence.life().orElseThrow());
      return states.with(own().goingOnIn(life, proposal), peer().into(LOST, proposal));
    }

    private SiteRecord peer() {
      return states.peerOf(command.site());
    }

    private SiteRecord own() {
      return states.recordOf(command.site());
    }

    private String staleDetail() {
      return "decided on epoch " + command.epoch() + ", but the epoch is " + states.epoch();
    }

    private static Optional<Rejected> refuseIf(boolean broken, Rule rule, String detail) {
      return broken ? Optional.of(new Rejected(rule, detail)) : Optional.empty();
    }
  }
}
