package dev.twinsite.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final Call CALL =
      new Call(
          Kind.MESSAGE,
          new UUID(0, 1),
          HttpRequest.newBuilder(URI.create("http://127.0.0.1")).build());
  private static final int RATE = 10_000;

  private final AtomicInteger beginnings = new AtomicInteger();

  @Test
  void countsEveryRequestOfTheMeasuredTimeAndNoneOfTheWarmUp() {
    List<Call> sent = new ArrayList<>();
    Tallies tallies =
        run(
            Duration.ofMillis(100),
            call -> {
              sent.add(call);
              return CompletableFuture.completedFuture(Ending.ACKNOWLEDGED);
            });
    assertThat(sent).hasSize(due(Duration.ofMillis(200)));
    assertThat(tallies.of(Kind.MESSAGE).attempted())
        .isEqualTo(sent.size() - due(Duration.ofMillis(100)));
    assertThat(beginnings).hasValue(1);
  }

  @Test
  void doesNotWaitForAnAnswerBeforeItSendsTheNextRequest() {
    List<CompletableFuture<Ending>> open = new ArrayList<>();
    int all = due(Duration.ofMillis(100));
    Tallies tallies =
        run(
            Duration.ZERO,
            call -> {
              var answer = new CompletableFuture<Ending>();
              open.add(answer);
              if (open.size() == all) {
                open.forEach(waiting -> waiting.complete(Ending.ACKNOWLEDGED));
              }
              return answer;
            });
    assertThat(tallies.of(Kind.MESSAGE).count(Ending.ACKNOWLEDGED)).isEqualTo(all);
  }

  @Test
  void aSenderThatFailsLeavesItUnknown() {
    Tallies tallies =
        run(Duration.ZERO, call -> CompletableFuture.failedFuture(new IllegalStateException()));
    assertThat(tallies.count(Ending.UNKNOWN)).isEqualTo(due(Duration.ofMillis(100)));
  }

  private Tallies run(Duration warmUp, Function<Call, CompletionStage<Ending>> sender) {
    return new OpenLoop(new ArrivalSchedule(Rate.steady(RATE), 1), () -> CALL, sender)
        .run(warmUp, Duration.ofMillis(100), beginnings::incrementAndGet);
  }

  /** How many are due in the first so and so long. */
  private static int due(Duration time) {
    var schedule = new ArrivalSchedule(Rate.steady(RATE), 1);
    int count = 0;
    while (schedule.next() < time.toNanos()) {
      count++;
    }
    return count;
  }
}
