package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LedgerTest {

  private static final long NEVER = Duration.ofHours(1).toNanos();
  private static final byte[] MOTION =
      Wire.write(new Motion.Convene(Seat.founding(VoterName.WITNESS)));

  private final Ledger ledger = new Ledger(VoterProcess.ELECTORATE, state -> {}, failure -> {});

  @Test
  void anAnswerNamesTheStateThatHoldsTheRuling() throws IOException {
    apply();
    byte[] answer = ledger.apply(MOTION, 0, MOTION.length, true);
    assertThat(answer).isEqualTo(Wire.write(new Answer(new Ruling.Noted(), 2)));
    assertThat(ledger.state().version()).isEqualTo(2);
  }

  @Test
  void nobodyWaitsForWhatIsKnown() throws Exception {
    apply();
    ledger.await(0, NEVER);
    ledger.await(1, NEVER);
  }

  @Test
  void whoeverWaitsGoesOnAtTheMotionHeWaitsFor() throws Exception {
    CompletableFuture<Long> waiting = await(3);
    apply();
    apply();
    assertThat(waiting).isNotDone();
    apply();
    assertThat(waiting.get()).isEqualTo(3);
  }

  @Test
  void whoeverWaitsGoesOnWhenTheVoterLeaves() throws Exception {
    CompletableFuture<Long> waiting = await(1);
    ledger.close();
    assertThat(waiting.get()).isZero();
    assertThat(await(1).get()).isZero();
  }

  @Test
  void nobodyWaitsForLongerThanHeWantsTo() throws InterruptedException {
    ledger.await(1, TimeUnit.MILLISECONDS.toNanos(1));
    ledger.await(1, -1);
    assertThat(ledger.state().version()).isZero();
  }

  /** The version at which somebody else goes on who waits for this one. */
  private CompletableFuture<Long> await(long version) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            ledger.await(version, NEVER);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return ledger.state().version();
        });
  }

  private void apply() throws IOException {
    ledger.apply(MOTION, 0, MOTION.length, false);
  }
}
