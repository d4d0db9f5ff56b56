package dev.twinsite.benchmark.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurgePlanTest {

  @Test
  void aDrillTakesTwiceTheLoadOfBothSites() {
    SurgePlan plan = plan("--drill", "--site", "ansan");
    assertThat(plan.drill()).isTrue();
    assertThat(plan.times()).isEqualTo(2);
    assertThat(plan.other()).isEqualTo("pangyo");
  }

  @Test
  void withoutADrillItIsTenTimesTheLoadOfOneSite() {
    assertThat(plan().times()).isEqualTo(10);
    assertThat(plan().drill()).isFalse();
  }

  @Test
  void whatMakesNoSenseIsSaidInOneSentence() {
    assertThatThrownBy(() -> plan("--drill", "--alone"))
        .hasMessage("--drill leaves the site alone by itself: no --alone.");
    assertThatThrownBy(() -> plan("--times", "1")).hasMessage("--times is 2 to 100, not 1.");
    assertThat(plan("--drill", "--times", "1").times()).isEqualTo(1);
  }

  private static SurgePlan plan(String... words) {
    return SurgePlan.read(Path.of("lab"), List.of(words));
  }
}
