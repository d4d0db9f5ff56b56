package dev.twinsite.ops.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.ops.drill.DrillSchedule.Skipped;
import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.site.SiteName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillScheduleTest {

  private static final Instant MONDAY = Instant.parse("2026-01-05T03:00:00Z");
  private static final DrillPlan WEEKLY =
      DrillPlan.list("site-loss-drill of ansan every P7D from 2026-01-05T03:00:00Z").get(0);

  private final ToyStage stage = new ToyStage();
  private final DrillSchedule schedule = new DrillSchedule(List.of(WEEKLY), stage, () -> stage.now);

  @Test
  void planKnowsWhenItIsDue() {
    assertThat(WEEKLY.lastDue(MONDAY.minusSeconds(1))).isEmpty();
    assertThat(WEEKLY.nextAfter(MONDAY.minusSeconds(1))).isEqualTo(MONDAY);
    assertThat(WEEKLY.lastDue(MONDAY)).contains(MONDAY);
    assertThat(WEEKLY.nextAfter(MONDAY)).isEqualTo(MONDAY.plus(Duration.ofDays(7)));
    Instant later = MONDAY.plus(Duration.ofDays(20));
    assertThat(WEEKLY.lastDue(later)).contains(MONDAY.plus(Duration.ofDays(14)));
  }

  @Test
  void planThatMakesNoSenseIsRefusedWithTheForm() {
    for (String plan :
        List.of(
            "switch-over of ansan every P7D from 2026-01-05T03:00:00Z",
            "site-loss-drill of ansan every week from 2026-01-05T03:00:00Z",
            "site-loss-drill of ansan every PT1M from 2026-01-05T03:00:00Z",
            "site-loss-drill of ansan every P7D from Monday")) {
      assertThatThrownBy(() -> DrillPlan.list(plan))
          .hasMessageContaining(plan)
          .hasMessageContaining("is not of the form");
    }
  }

  @Test
  void drillIsBegunOnceWhenItIsDue() {
    at(MONDAY.minusSeconds(1));
    assertThat(stage.begun).isEmpty();
    at(MONDAY);
    at(MONDAY.plusSeconds(1));
    assertThat(stage.begun).containsExactly(WEEKLY.run(MONDAY));
  }

  @Test
  void drillWaitsForTheSteadyState() {
    stage.objection = Optional.of("ansan is REJOINING");
    at(MONDAY);
    stage.objection = Optional.empty();
    at(MONDAY.plus(DrillSchedule.PATIENCE));
    assertThat(stage.begun).hasSize(1);
    assertThat(stage.skipped).isEmpty();
  }

  @Test
  void drillIsSkippedOnceWithWhatStoodAgainstIt() {
    stage.objection = Optional.of("ansan is LOST");
    at(MONDAY.plus(DrillSchedule.PATIENCE).plusSeconds(1));
    at(MONDAY.plus(DrillSchedule.PATIENCE).plusSeconds(2));
    assertThat(stage.skipped).containsExactly(new Skipped(MONDAY, "ansan is LOST"));
    stage.objection = Optional.empty();
    at(MONDAY.plus(DrillSchedule.PATIENCE).plusSeconds(3));
    assertThat(stage.begun).as("that one is over").isEmpty();
    at(MONDAY.plus(Duration.ofDays(7)));
    assertThat(stage.begun).as("the next one is held").hasSize(1);
  }

  @Test
  void drillThatNobodyCouldBeginInTimeIsLeftForTheNextTime() {
    at(MONDAY.plus(DrillSchedule.TOO_LATE).plusSeconds(1));
    assertThat(stage.begun).isEmpty();
    assertThat(stage.skipped).isEmpty();
  }

  @Test
  void drillOfTheOtherOpsServerIsNotBegunHere() {
    stage.ours = false;
    at(MONDAY);
    assertThat(stage.begun).isEmpty();
  }

  @Test
  void historyKnowsTheLastThatPassedAfterARestart(@TempDir Path disk) {
    DrillHistory history = new DrillHistory(disk);
    history.note(List.of(held("PASSED", MONDAY), held("FAILED", MONDAY.plusSeconds(60))));
    history.note(history.all());
    DrillHistory again = new DrillHistory(disk);
    assertThat(again.all()).isEqualTo(history.all()).hasSize(2);
    assertThat(again.lastPassedAt("ansan")).contains(MONDAY.plusSeconds(30));
    assertThat(again.lastPassedAt("pangyo")).isEmpty();
  }

  private static HeldDrill held(String verdict, Instant at) {
    return new HeldDrill(
        UUID.randomUUID(),
        "site-loss-drill",
        "ansan",
        "COMPLETED",
        verdict,
        "",
        "minji",
        null,
        at,
        at.plusSeconds(30),
        new TreeMap<>(),
        List.of(new ClientEvidence("load", "minji", at, 9, 0, 0, 0, 0, 3, 0, 1, 20L, null, 400L)));
  }

  private void at(Instant now) {
    stage.now = now;
    schedule.look();
  }

  private static final class ToyStage implements DrillSchedule.Stage {
    private Instant now = MONDAY;
    private boolean ours = true;
    private Optional<String> objection = Optional.empty();
    private final Set<UUID> begun = new HashSet<>();
    private final List<Skipped> skipped = new ArrayList<>();

    @Override
    public boolean isOurs(SiteName site) {
      return ours;
    }

    @Override
    public Optional<String> objection(SiteName site) {
      return objection;
    }

    @Override
    public Optional<String> begin(UUID run, DrillPlan plan) {
      begun.add(run);
      return Optional.empty();
    }

    @Override
    public boolean isBegun(UUID run) {
      return begun.contains(run);
    }

    @Override
    public void skip(DrillPlan plan, Instant due, String reason) {
      skipped.add(new Skipped(due, reason));
    }

    @Override
    public Optional<Skipped> skipped(DrillPlan plan) {
      return skipped.stream().reduce((one, next) -> next);
    }
  }
}
