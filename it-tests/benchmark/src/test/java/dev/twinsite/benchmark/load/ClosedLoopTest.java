package dev.twinsite.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  private static final int CLIENTS = 3;
  private static final Call CALL =
      new Call(
          Kind.TRANSFER,
          new UUID(0, 1),
          HttpRequest.newBuilder(URI.create("http://127.0.0.1")).build());

  private final AtomicInteger beginnings = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void nobodyAsksAgainBeforeTheirAnswer() {
    run(Duration.ZERO, call -> answerLater(Ending.ACKNOWLEDGED));
    assertThat(most.get()).isLessThanOrEqualTo(CLIENTS);
    assertThat(sent.get()).isGreaterThan(CLIENTS);
  }

  @Test
  void countsNothingOfTheWarmUp() {
    Tallies tallies = run(Duration.ofMillis(50), call -> answerLater(Ending.ACKNOWLEDGED));
    assertThat(tallies.of(Kind.TRANSFER).attempted()).isBetween(1L, sent.get() - 1L);
    assertThat(beginnings).hasValue(1);
  }

  @Test
  void whatIsUnderWayAtTheEndIsCounted() {
    Tallies tallies = run(Duration.ZERO, call -> answerLater(Ending.PENDING));
    assertThat(tallies.count(Ending.PENDING)).isEqualTo(sent.get());
    assertThat(underWay).hasValue(0);
  }

  @Test
  void aSenderThatFailsLeavesItUnknown() {
    Tallies tallies =
        run(
            Duration.ZERO,
            call ->
                answerLater(Ending.ACKNOWLEDGED)
                    .thenApply(
                        ending -> {
                          throw new IllegalStateException();
                        }));
    assertThat(tallies.count(Ending.UNKNOWN)).isEqualTo(sent.get());
  }

  @Test
  void aGoalCanAskForARate() {
    var tallies = new Tallies();
    tallies.of(Kind.TRANSFER).ended(Ending.ACKNOWLEDGED, 0, 1);
    long second = Duration.ofSeconds(1).toNanos();
    assertThat(new Goal(10, 0, 1).isMet(tallies, second)).isTrue();
    assertThat(new Goal(10, 0, 2).isMet(tallies, second)).isFalse();
  }

  private CompletionStage<Ending> answerLater(Ending ending) {
    sent.incrementAndGet();
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    return CompletableFuture.supplyAsync(
        () -> {
          underWay.decrementAndGet();
          return ending;
        },
        CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, ForkJoinPool.commonPool()));
  }

  private Tallies run(Duration warmUp, Function<Call, CompletionStage<Ending>> sender) {
    Supplier<Call> client = () -> CALL;
    return new ClosedLoop(Stream.generate(() -> client).limit(CLIENTS).toList(), sender)
        .run(warmUp, Duration.ofMillis(50), beginnings::incrementAndGet);
  }
}
