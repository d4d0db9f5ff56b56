package dev.twinsite.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchPlanTest {

  @Test
  void withoutOptionsItMeasuresBothSitesAtTwoMilliseconds() {
    BenchPlan plan = plan("messages");
    assertThat(plan.workloads()).containsExactly(Workload.MESSAGES);
    assertThat(plan.sites()).containsExactly("pangyo", "ansan");
    assertThat(plan.roundTrips()).containsExactly(Duration.ofMillis(2));
    assertThat(plan.payees()).isEqualTo(10_000);
    assertThat(plan.rate()).isEmpty();
    assertThat(plan.pays()).isFalse();
  }

  @Test
  void severalWorkloadsAndRoundTripsAreMeasuredInTurn() {
    BenchPlan plan = plan("transfers,hot-account", "--rtt", "0,2,10,50", "--rate", "300");
    assertThat(plan.workloads()).containsExactly(Workload.TRANSFERS, Workload.HOT_ACCOUNT);
    assertThat(plan.roundTrips()).extracting(Duration::toMillis).containsExactly(0L, 2L, 10L, 50L);
    assertThat(plan.rate()).hasValue(300);
    assertThat(plan.pays()).isTrue();
  }

  @Test
  void clientsWhoWaitForTheirAnswersTakeThePlaceOfARate() {
    BenchPlan plan = plan("hot-account", "--clients", "64", "--rtt", "2,10");
    assertThat(plan.clients()).hasValue(64);
    assertThat(plan.leastPerSecond()).isEmpty();
    assertThat(Workload.HOT_ACCOUNT.leastPerSecond()).isEqualTo(700);
  }

  @Test
  void whatMakesNoSenseIsSaidInOneSentence() {
    assertThatThrownBy(() -> plan("letters"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("messages, transfers, hot-account, mixed, not 'letters'");
    assertThatThrownBy(() -> plan("messages", "--rate", "0"))
        .hasMessage("--rate is 1 to 100000, not 0.");
    assertThatThrownBy(() -> plan("messages", "--site", "busan"))
        .hasMessage("--site is pangyo, ansan or both, not 'busan'.");
    assertThatThrownBy(() -> plan("hot-account", "--clients", "64", "--rate", "200"))
        .hasMessage("--clients set the rate by themselves: no --rate or --find-limit.");
    assertThatThrownBy(() -> plan()).hasMessage("'bench' takes one list of workloads.");
  }

  private static BenchPlan plan(String... words) {
    return BenchPlan.read(Path.of("lab"), List.of(words));
  }
}
