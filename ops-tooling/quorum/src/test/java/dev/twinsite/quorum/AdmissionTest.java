package dev.twinsite.quorum;

import static dev.twinsite.quorum.Sites.ANSAN;
import static dev.twinsite.quorum.Sites.ANSAN_DB;
import static dev.twinsite.quorum.Sites.NEW_DB;
import static dev.twinsite.quorum.Sites.NOON;
import static dev.twinsite.quorum.Sites.PANGYO;
import static dev.twinsite.quorum.Sites.PANGYO_DB;
import static dev.twinsite.quorum.Sites.SEVENTH;
import static dev.twinsite.quorum.Sites.states;
import static dev.twinsite.site.SiteState.ACTIVE;
import static dev.twinsite.site.SiteState.DRAINED;
import static dev.twinsite.site.SiteState.LOST;
import static dev.twinsite.site.SiteState.REJOINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.Command.Acceptance;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.QuorumRules.Step;
import dev.twinsite.quorum.Ruling.Decided;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.SiteStatement.Regency;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Pangyo is out, ansan decides alone and cannot be asked: pangyo is admitted only if nobody sees
 * ansan, pangyo runs over the database that was admitted, and a person accepts what it may cost.
 */
class AdmissionTest {

  private static final Electorate ELECTORATE = new Electorate(PANGYO, ANSAN);
  private static final VoterName PANGYO_OPS = VoterName.opsOf(PANGYO);
  private static final Acceptance ACCEPTED = new Acceptance(25, true);

  /** All that an admission may meet. Sightings are of ansan; null if a voter has not looked. */
  private record Situation(
      SiteState pangyo,
      Epoch epoch,
      @Nullable Boolean seenByPangyo,
      @Nullable Boolean seenByWitness,
      @Nullable UUID database,
      long life,
      Regency regency,
      @Nullable Acceptance acceptance) {

    Optional<Rule> refusal() {
      if (!epoch.equals(SEVENTH)) {
        return Optional.of(Rule.STALE_EPOCH);
      } else if (pangyo == ACTIVE) {
        return Optional.of(Rule.NOT_NEEDED);
      } else if (!Boolean.FALSE.equals(seenByPangyo) || !Boolean.FALSE.equals(seenByWitness)) {
        return Optional.of(Rule.PEER_ALIVE);
      } else if (!PANGYO_DB.equals(database) || life == 0) {
        return Optional.of(Rule.IDENTITY_UNKNOWN);
      } else if (regency == Regency.REGENT) {
        return Optional.of(Rule.OVERRULED);
      }
      boolean accepted = acceptance != null && acceptance.twoRegents();
      return accepted ? Optional.empty() : Optional.of(Rule.REGENT_UNREACHABLE);
    }

    QuorumState state() {
      Decision before = new Decision(SEVENTH, "before", "test", "test", NOON);
      QuorumState state =
          QuorumState.founded(ELECTORATE)
              .decided(states(ACTIVE, pangyo), new UUID(0, 1), before)
              .with(new SiteStatement(PANGYO, database, false, 6, life, regency))
              .with(new SiteStatement(ANSAN, ANSAN_DB, false, 7, 3, Regency.REGENT));
      state = seen(state, PANGYO_OPS, seenByPangyo);
      return seen(state, VoterName.WITNESS, seenByWitness);
    }

    private static QuorumState seen(QuorumState state, VoterName voter, @Nullable Boolean sees) {
      return sees == null ? state : state.with(ANSAN, voter, new Sighting(sees, 1, 0));
    }

    Step rule() {
      Admit admit = new Admit(PANGYO, epoch, acceptance, "ansan has burnt down", "minji");
      Proposal proposal = new Proposal(new UUID(7, 7), admit, NOON);
      return QuorumRules.rule(
          state(), new Motion.Decide(Seat.founding(VoterName.WITNESS), proposal));
    }
  }

  @Test
  void isRuledOnInEverySituation() {
    int situations = 0;
    List<@Nullable Boolean> looks = Arrays.asList(null, true, false);
    for (SiteState pangyo : SiteState.values()) {
      for (long epoch : new long[] {6, 7, 8}) {
        for (Boolean seenByPangyo : looks) {
          for (Boolean seenByWitness : looks) {
            for (UUID database : Arrays.asList(null, PANGYO_DB, NEW_DB)) {
              for (long life : new long[] {0, 2, 3}) {
                for (Regency regency : Regency.values()) {
                  for (Acceptance acceptance :
                      Arrays.asList(null, new Acceptance(25, false), ACCEPTED)) {
                    check(
                        new Situation(
                            pangyo,
                            new Epoch(epoch),
                            seenByPangyo,
                            seenByWitness,
                            database,
                            life,
                            regency,
                            acceptance));
                    situations++;
                  }
                }
              }
            }
          }
        }
      }
    }
    assertThat(situations).isEqualTo(4 * 3 * 3 * 3 * 3 * 3 * 4 * 3);
  }

  private static void check(Situation it) {
    Step step = it.rule();
    Optional<Rule> refusal = it.refusal();
    if (refusal.isPresent()) {
      assertThat(step.ruling()).as("%s", it).isInstanceOf(Refused.class);
      assertThat(((Refused) step.ruling()).rule()).as("%s", it).isEqualTo(refusal.get());
      assertThat(step.next().states()).as("%s", it).isEqualTo(it.state().states());
    } else {
      assertThat(step.ruling()).as("%s", it).isInstanceOf(Decided.class);
      SiteStates next = step.next().states().orElseThrow();
      assertThat(next.epoch()).isEqualTo(new Epoch(8));
      assertThat(next.stateOf(PANGYO)).isEqualTo(ACTIVE);
      assertThat(next.recordOf(PANGYO).database()).isEqualTo(PANGYO_DB);
      assertThat(next.recordOf(PANGYO).incarnation().value()).isEqualTo(it.life());
      assertThat(next.stateOf(ANSAN)).isEqualTo(LOST);
      assertThat(next.recordOf(ANSAN).incarnation().value()).isEqualTo(3);
    }
  }

  @Test
  void theDecisionSaysWhatWasAccepted() {
    Decision decision = admissible(LOST, ACCEPTED).rule().next().history().get(0);

    assertThat(decision.what()).contains("Admit pangyo").contains("at most 25");
    assertThat(decision.by()).isEqualTo("minji");
  }

  @Test
  void theRefusalSaysWhatToAccept() {
    for (SiteState out : List.of(LOST, DRAINED, REJOINING)) {
      Refused refused = (Refused) admissible(out, null).rule().ruling();
      assertThat(refused.detail())
          .contains("only ansan knows what was posted since")
          .contains("acceptance.missingAtMost")
          .contains("acceptance.twoRegents");
    }
  }

  @Test
  void nobodyAcceptsLessThanNothing() {
    assertThatThrownBy(() -> new Acceptance(-1, true)).hasMessageContaining("below 0");
  }

  private static Situation admissible(SiteState pangyo, @Nullable Acceptance acceptance) {
    return new Situation(
        pangyo, SEVENTH, false, false, PANGYO_DB, 3, Regency.WAITING_FOR_END, acceptance);
  }
}
