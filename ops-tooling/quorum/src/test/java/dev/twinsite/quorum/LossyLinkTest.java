package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.NEW_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.evidence;
import static dev.twinsite.quorum.Sites.peerOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Rejected;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many random stories of two ops servers, a link that loses and doubles messages, processes that
 * die, disks that fail, and one person. To run a story again, call {@link #oneDecisionPerEpoch}
 * with its seed.
 *
 * <p>There is one person: having voted on an epoch, they do not vote on an older one at the other
 * console. What happens if they do is told in {@link OperatorVoteTest}.
 */
class LossyLinkTest {

  private static final int STORIES = 400;
  private static final int STEPS = 120;

  static LongStream seeds() {
    return LongStream.range(0, STORIES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneDecisionPerEpoch(long seed) {
    new Story(seed).tell();
  }

  private static final class Story {

    private final long seed;
    private final Random random;
    private final TwoVoters voters = TwoVoters.founded();
    private final Map<Epoch, SiteStates> decided = new HashMap<>();
    private final Map<UUID, Proposal> proposals = new LinkedHashMap<>();
    private final Set<UUID> accepted = new HashSet<>();
    private final Set<UUID> rejected = new HashSet<>();
    private final Set<UUID> refused = new HashSet<>();
    private Epoch seenByPerson = Epoch.FIRST;

    Story(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void tell() {
      voters.loseRequests(() -> chance(10));
      voters.loseAnswers(() -> chance(10));
      voters.doubleRequests(() -> chance(5));
      for (int step = 0; step < STEPS; step++) {
        step();
        checkOneDecisionPerEpoch();
      }
      endWell();
    }

    private void step() {
      switch (random.nextInt(9)) {
        case 0 -> voters.cutLink();
        case 1, 2 -> voters.healLink();
        case 3 -> restart(anyServer());
        case 4 -> anyServer().sees(anySite(), anyEvidence());
        case 5 -> alive(() -> greet(anySite()));
        default -> alive(this::proposeSomething);
      }
    }

    /** A step that a full disk may end: the process dies of it and starts again. */
    private void alive(Runnable step) {
      voters.ansan.diskFails(() -> chance(2));
      voters.pangyo.diskFails(() -> chance(2));
      try {
        step.run();
      } catch (UncheckedIOException e) {
        voters.ansan.diskFails(() -> false);
        voters.pangyo.diskFails(() -> false);
        restart(voters.ansan);
        restart(voters.pangyo);
      }
      voters.ansan.diskFails(() -> false);
      voters.pangyo.diskFails(() -> false);
    }

    private void greet(SiteName site) {
      voters.at(site).greet();
    }

    private void proposeSomething() {
      SiteName at = anySite();
      boolean again = !undecided().isEmpty() && chance(30);
      Proposal proposal = again ? anyProposal() : newProposal(at);
      boolean person = voters.at(at).outOfReach();
      if (!person || personMayVote(at)) {
        record(proposal, voters.at(at).propose(proposal));
        noteWhatThePersonSaw(at, person);
      }
    }

    private boolean personMayVote(SiteName at) {
      return voters.at(at).states().epoch().compareTo(seenByPerson) >= 0;
    }

    private void noteWhatThePersonSaw(SiteName at, boolean person) {
      Epoch epoch = voters.at(at).states().epoch();
      if (person && epoch.isAfter(seenByPerson)) {
        seenByPerson = epoch;
      }
    }

    private void record(Proposal proposal, Outcome outcome) {
      if (outcome instanceof Accepted) {
        accepted.add(proposal.id());
      } else if (outcome instanceof Rejected) {
        rejected.add(proposal.id());
        refused.add(proposal.id());
      }
    }

    private void checkOneDecisionPerEpoch() {
      check(voters.ansan.states());
      check(voters.pangyo.states());
    }

    private void check(SiteStates states) {
      SiteStates before = decided.putIfAbsent(states.epoch(), states);
      assertThat(states)
          .as("seed %d: two decisions of epoch %s%n%s", seed, states.epoch(), voters)
          .isEqualTo(before == null ? states : before);
    }

    private void endWell() {
      voters.healLink();
      voters.loseRequests(() -> false);
      voters.loseAnswers(() -> false);
      voters.meet();
      voters.meet();
      assertThat(voters.agree()).as("seed %d%n%s", seed, voters).isTrue();
      checkOneDecisionPerEpoch();
      checkAnswers(voters.ansan.vote().held());
    }

    /** What was answered must be so; the history remembers a limited number of proposals. */
    private void checkAnswers(DecidedStates held) {
      boolean complete = held.states().epoch().value() <= DecidedStates.REMEMBERED;
      assertThat(complete).as("seed %d", seed).isTrue();
      assertThat(held.proposals()).as("seed %d", seed).containsAll(accepted);
      rejected.retainAll(held.proposals());
      assertThat(rejected).as("seed %d: refused and yet decided", seed).isEmpty();
    }

    private Proposal newProposal(SiteName at) {
      Proposal proposal = new Proposal(UUID.randomUUID(), command(at), NOON);
      proposals.put(proposal.id(), proposal);
      return proposal;
    }

    private AboutSite command(SiteName at) {
      Epoch epoch = voters.at(at).states().epoch();
      SiteName site = chance(70) ? peerOf(at) : at;
      return switch (random.nextInt(6)) {
        case 0, 1 -> new DeclareLost(site, epoch, "fire", "op");
        case 2 -> new Rejoin(site, epoch, NEW_DB, "power is back", "op");
        case 3 -> new Activate(site, epoch, "caught up", "ops");
        case 4 -> new Drain(site, epoch, "maintenance", "op");
        default -> new Admit(site, epoch, "peer is off", "op");
      };
    }

    private Evidence anyEvidence() {
      return evidence(chance(30), chance(80), chance(80), chance(80));
    }

    private Proposal anyProposal() {
      List<Proposal> open = undecided();
      return open.get(random.nextInt(open.size()));
    }

    /** Nobody proposes again what was refused. */
    private List<Proposal> undecided() {
      return proposals.values().stream()
          .filter(proposal -> !refused.contains(proposal.id()))
          .toList();
    }

    /** A voter remembers what it has refused as long as its process lives. */
    private void restart(TwoVoters.Server server) {
      rejected.clear();
      server.die();
      server.start();
    }

    private TwoVoters.Server anyServer() {
      return voters.at(anySite());
    }

    private SiteName anySite() {
      return random.nextBoolean() ? ANSAN : PANGYO;
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }
  }
}
