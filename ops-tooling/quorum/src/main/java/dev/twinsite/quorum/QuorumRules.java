package dev.twinsite.quorum;

import static dev.twinsite.quorum.VoterName.WITNESS;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Motion.Confirm;
import dev.twinsite.quorum.Motion.Decide;
import dev.twinsite.quorum.Motion.Look;
import dev.twinsite.quorum.Motion.OfRun;
import dev.twinsite.quorum.Motion.Prefer;
import dev.twinsite.quorum.Motion.Reseat;
import dev.twinsite.quorum.Motion.Tell;
import dev.twinsite.quorum.Ruling.Decided;
import dev.twinsite.quorum.Ruling.Noted;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the quorum rules on a motion: a pure function, so that every voter that has seen the same
 * motions holds the same states.
 *
 * <p>{@link SiteRules} says which command may change which states; here it is given evidence that
 * all voters share, because it has come through the same log.
 */
/*
 * When the quorum declares a site lost by itself.
 *
 * Two voters look at each site: the ops server of the other site, and the witness. A voter says
 * "missed" only after it has seen no sign of life for the configured time, by its own stopwatch; no
 * time of day is compared. But a voter that said so and then died, or was cut off, may be wrong by
 * now. So each sighting has a number, and a voter that looks names the number of the other voter's
 * sighting that it knows. If both miss the site and each has named the other's number, then both
 * were alive and still missed it after the other one had begun to: the site is lost.
 *
 * If the other ops server goes on missing the site after the witness has said that it sees it, the
 * link between the sites is cut, or the ops server that looks has lost its sight. Then exactly one
 * site goes on: the preferred one, unless the witness misses it.
 */
public final class QuorumRules {

  /** Who has decided when nobody was awake. */
  public static final String QUORUM = "quorum";

  /** The first half of the ids that the quorum gives to its own proposals. */
  private static final long OWN_PROPOSALS = 0x71756f72756dL;

  private QuorumRules() {}

  /** What follows from a motion. */
  public record Step(QuorumState next, Ruling ruling) {}

  /** Rules on a motion. */
  public static Step rule(QuorumState state, Motion motion) {
    QuorumState now = state.nextVersion();
    return notSeated(now, motion.from())
        .map(refused -> new Step(now, refused))
        .orElseGet(() -> ruleSeated(now, motion));
  }

  private static Step ruleSeated(QuorumState now, Motion motion) {
    if (motion instanceof Decide decide) {
      return decide(now, decide.proposal());
    } else if (motion instanceof Look look) {
      return look(now, look);
    } else if (motion instanceof Tell tell) {
      return tell(now, tell);
    } else if (motion instanceof Confirm confirm) {
      return confirm(now, confirm);
    } else if (motion instanceof Reseat reseat) {
      return reseat(now, reseat);
    } else if (motion instanceof Prefer prefer) {
      return noted(now.with(prefer.policy()).remembering(decision(now, prefer)));
    } else if (motion instanceof OfRun ofRun) {
      return RunRules.rule(now, ofRun);
    }
    return noted(now);
  }

  private static Optional<Refused> notSeated(QuorumState now, Seat from) {
    boolean known = now.electorate().voters().contains(from.voter());
    return known && now.seatOf(from.voter()).equals(from)
        ? Optional.empty()
        : Optional.of(
            new Refused(Rule.NOT_SEATED, from + " has no vote until it has been added anew"));
  }

  // --- decisions

  private static Step decide(QuorumState now, Proposal proposal) {
    DecidedStates decided = now.decided();
    if (decided != null && decided.contain(proposal.id())) {
      return new Step(now, new Decided(decided.states()));
    }
    Refused before = now.refused().get(proposal.id());
    return before == null ? judge(now, proposal) : new Step(now, before);
  }

  private static Step judge(QuorumState now, Proposal proposal) {
    Verdict verdict =
        SiteRules.decide(now.states().orElse(null), proposal, evidence(now, proposal.command()));
    if (verdict instanceof Verdict.Rejected no) {
      Refused refused = new Refused(no.rule(), no.detail());
      return new Step(now.refused(proposal.id(), refused), refused);
    }
    return accepted(now, proposal, ((Verdict.Accepted) verdict).next());
  }

  private static Step accepted(QuorumState now, Proposal proposal, SiteStates next) {
    Command command = proposal.command();
    Decision decision =
        new Decision(next.epoch(), what(command), command.by(), command.reason(), proposal.at());
    return new Step(now.decided(next, proposal.id(), decision), new Decided(next));
  }

  private static String what(Command command) {
    if (command instanceof Admit admit && admit.acceptance() != null) {
      return "Admit "
          + admit.site()
          + ", of which at most "
          + admit.acceptance().missingAtMost()
          + " posted facts may be missing";
    }
    return command instanceof AboutSite about
        ? command.getClass().getSimpleName() + " " + about.site()
        : command.getClass().getSimpleName();
  }

  private static Evidence evidence(QuorumState now, Command command) {
    if (command instanceof Genesis genesis) {
      return Evidence.ofNew(newDatabase(now, genesis));
    }
    SiteName site = ((AboutSite) command).site();
    return now.electorate().has(site) && now.states().isPresent()
        ? evidence(now, now.states().get(), site)
        : Evidence.NONE;
  }

  /** Both ops servers must have said that they have these databases, and that they are new. */
  private static Optional<UUID> newDatabase(QuorumState now, Genesis genesis) {
    boolean told =
        now.electorate().sites().stream()
            .allMatch(site -> hasNew(now, site, genesis.databases().get(site)));
    return genesis.databases().values().stream().filter(database -> told).findFirst();
  }

  private static boolean hasNew(QuorumState now, SiteName site, @Nullable UUID database) {
    return database != null
        && now.statement(site).filter(told -> told.databaseNew() && told.has(database)).isPresent();
  }

  private static Evidence evidence(QuorumState now, SiteStates states, SiteName site) {
    return new Evidence(
        signOfLife(now, site),
        signOfAny(now, now.electorate().peerOf(site)),
        now.statement(site).map(SiteStatement::database),
        life(now, site),
        now.statement(site).filter(told -> told.regency() == Regency.REGENT).isPresent(),
        isRegent(now, states, now.electorate().peerOf(site)),
        hasSeenTheEnd(now, states, site));
  }

  /**
   * A person may declare a site lost when the other site does not see it, also over a cut link: the
   * epoch sees to it that this happens to one site only.
   */
  private static Optional<String> signOfLife(QuorumState now, SiteName site) {
    return signTo(now, site, now.electorate().judgeOf(site));
  }

  private static Optional<String> signTo(QuorumState now, SiteName site, VoterName judge) {
    Optional<Sighting> seen = now.sighting(site, judge);
    if (seen.isEmpty()) {
      return Optional.of(judge + " has not looked yet");
    }
    return seen.filter(Sighting::sees).map(yes -> judge + " sees it");
  }

  /** Both voters that look at a site must miss it before it may be overruled. */
  private static Optional<String> signOfAny(QuorumState now, SiteName site) {
    return Stream.of(now.electorate().judgeOf(site), WITNESS)
        .flatMap(judge -> signTo(now, site, judge).stream())
        .findFirst();
  }

  private static OptionalLong life(QuorumState now, SiteName site) {
    return now.statement(site).stream()
        .mapToLong(SiteStatement::incarnation)
        .filter(life -> life > 0)
        .findFirst();
  }

  private static boolean isRegent(QuorumState now, SiteStates states, SiteName survivor) {
    return current(now, states, survivor)
        .filter(told -> told.regency() == Regency.REGENT)
        .isPresent();
  }

  private static boolean hasSeenTheEnd(QuorumState now, SiteStates states, SiteName returning) {
    long incarnation = states.recordOf(returning).incarnation().value();
    boolean seen =
        current(now, states, returning)
            .filter(told -> told.regency() == Regency.NONE && told.incarnation() == incarnation)
            .isPresent();
    boolean ended =
        current(now, states, now.electorate().peerOf(returning))
            .filter(told -> told.regency() == Regency.NONE)
            .isPresent();
    return seen && ended;
  }

  private static Optional<SiteStatement> current(
      QuorumState now, SiteStates states, SiteName site) {
    return now.statement(site).filter(told -> told.epoch() >= states.epoch().value());
  }

  // --- sight

  private static Step look(QuorumState now, Look look) {
    VoterName voter = look.from().voter();
    if (!now.electorate().has(look.site()) || !now.electorate().mayJudge(voter, look.site())) {
      return refused(now, Rule.NOT_ITS_SITE, voter + " does not judge " + look.site());
    }
    if (now.states().isPresent() && look.epoch() < epoch(now).value()) {
      return refused(
          now,
          Rule.STALE_EPOCH,
          voter + " looked in epoch " + look.epoch() + ", not " + epoch(now));
    }
    Sighting sighting =
        now.sighting(look.site(), voter)
            .map(before -> before.next(look.sees(), look.answers(), now.version()))
            .orElseGet(() -> new Sighting(look.sees(), now.version(), look.answers()));
    return act(now.with(look.site(), voter, sighting), look);
  }

  private static Step act(QuorumState now, Look look) {
    return now.states()
        .filter(states -> now.policy().automatic())
        .flatMap(
            states -> lost(now, states, look.site()).map(site -> declare(now, site, look.at())))
        .orElseGet(() -> noted(now));
  }

  /** The site that is to be declared lost by what is known about this one, if any. */
  private static Optional<SiteName> lost(QuorumState now, SiteStates states, SiteName site) {
    Sighting other = now.sighting(site, now.electorate().judgeOf(site)).orElse(null);
    Sighting witness = now.sighting(site, WITNESS).orElse(null);
    if (other == null || witness == null || other.sees()) {
      return Optional.empty();
    }
    if (!witness.answers(other) || !other.answers(witness)) {
      return Optional.empty();
    }
    return witness.sees() ? lostByACutLink(now, states) : Optional.of(site);
  }

  private static Optional<SiteName> lostByACutLink(QuorumState now, SiteStates states) {
    return now.electorate().sites().stream()
        .filter(site -> states.stateOf(site).isOut())
        .findFirst()
        .or(() -> Optional.of(now.electorate().peerOf(survivorOfACutLink(now))));
  }

  private static SiteName survivorOfACutLink(QuorumState now) {
    SiteName preferred = now.policy().preferredOf(now.electorate());
    boolean missed = now.sighting(preferred, WITNESS).filter(seen -> !seen.sees()).isPresent();
    return missed ? now.electorate().peerOf(preferred) : preferred;
  }

  private static Step declare(QuorumState now, SiteName site, Instant at) {
    SiteStates states = now.states().orElseThrow();
    DeclareLost command =
        new DeclareLost(site, states.epoch(), "out of sight of a majority", QUORUM);
    UUID id = new UUID(OWN_PROPOSALS, now.version());
    Proposal proposal = new Proposal(id, command, at);
    return SiteRules.decide(states, proposal, Evidence.NONE) instanceof Verdict.Accepted yes
        ? accepted(now, proposal, yes.next())
        : noted(now);
  }

  // --- the rest

  private static Step tell(QuorumState now, Tell tell) {
    SiteName site = tell.statement().site();
    return speaksFor(tell.from(), site)
        ? noted(now.with(tell.statement()))
        : refused(now, Rule.NOT_ITS_SITE, tell.from() + " does not speak for " + site);
  }

  private static Step confirm(QuorumState now, Confirm confirm) {
    NodeStart start = confirm.start();
    SiteRecord site = now.states().flatMap(states -> states.find(start.site())).orElse(null);
    if (!speaksFor(confirm.from(), start.site())) {
      return refused(
          now, Rule.NOT_ITS_SITE, confirm.from() + " does not speak for " + start.site());
    } else if (site == null) {
      return refused(now, Rule.NO_STATES, start.site() + " has not been admitted yet");
    } else if (!site.database().equals(start.database())) {
      return refused(
          now,
          Rule.IDENTITY_UNKNOWN,
          start.node() + " has database " + start.database() + ", not " + site.database());
    }
    return new Step(now.with(start), new Decided(now.states().orElseThrow()));
  }

  private static boolean speaksFor(Seat from, SiteName site) {
    return from.voter().equals(VoterName.opsOf(site));
  }

  private static Step reseat(QuorumState now, Reseat reseat) {
    Seat seat = reseat.seat();
    if (!now.electorate().voters().contains(seat.voter())) {
      return refused(now, Rule.NOT_SEATED, seat.voter() + " is none of the voters");
    }
    return noted(
        now.seatOf(seat.voter()).equals(seat)
            ? now
            : now.with(seat).remembering(decision(now, reseat)));
  }

  private static Decision decision(QuorumState now, Prefer prefer) {
    Policy policy = prefer.policy();
    String what =
        (policy.automatic() ? "Declare automatically" : "Leave it to people")
            + ", prefer "
            + policy.preferredOf(now.electorate());
    return new Decision(epoch(now), what, prefer.by(), prefer.reason(), prefer.at());
  }

  private static Decision decision(QuorumState now, Reseat reseat) {
    String what = "Seat " + reseat.seat();
    return new Decision(epoch(now), what, reseat.by(), reseat.reason(), reseat.at());
  }

  private static Epoch epoch(QuorumState now) {
    return now.states().map(SiteStates::epoch).orElse(Epoch.FIRST);
  }

  private static Step noted(QuorumState now) {
    return new Step(now, new Noted());
  }

  private static Step refused(QuorumState now, Rule rule, String detail) {
    return new Step(now, new Refused(rule, detail));
  }
}
