package dev.twinsite.ops.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.approval.Approval.State;
import dev.twinsite.ops.approval.Approvals.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsTest {

  @TempDir Path disk;

  private Instant now = Instant.parse("2022-10-15T06:19:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void anotherPersonApproves() {
    Approval asked = ask(approvals());
    Approvals again = approvals();
    assertThat(again.decide(asked, true, "junho"))
        .isInstanceOfSatisfying(
            Decision.Taken.class,
            taken -> assertThat(taken.approval().decidedBy()).isEqualTo("junho"));
    assertThat(approvals().find(asked.id()).orElseThrow().state()).isEqualTo(State.APPROVED);
  }

  @Test
  void nobodyApprovesWhatTheyAskedFor() {
    Approvals approvals = approvals();
    Approval asked = ask(approvals);
    assertThat(approvals.decide(asked, true, "minji")).isEqualTo(new Decision.SamePerson());
    assertThat(approvals.find(asked.id()).orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void whoAskedMayTakeItBack() {
    Approvals approvals = approvals();
    assertThat(approvals.decide(ask(approvals), false, "minji")).isInstanceOf(Decision.Taken.class);
  }

  @Test
  void onlyTheFirstDecisionCounts() {
    Approvals approvals = approvals();
    Approval asked = ask(approvals);
    approvals.decide(asked, true, "junho");
    assertThat(approvals.decide(asked, true, "sora")).isEqualTo(new Decision.Over(State.APPROVED));
  }

  @Test
  void whatWasNotApprovedInTimeIsOver() {
    Approvals approvals = approvals();
    Approval asked = ask(approvals);
    now = now.plus(Approvals.PATIENCE);
    assertThat(approvals.decide(asked, true, "junho")).isEqualTo(new Decision.Over(State.EXPIRED));
  }

  private static Approval ask(Approvals approvals) {
    return approvals.ask("declare-lost", Map.of("site", "ansan"), "minji", "fire");
  }

  private Approvals approvals() {
    return new Approvals(disk, clock);
  }
}
