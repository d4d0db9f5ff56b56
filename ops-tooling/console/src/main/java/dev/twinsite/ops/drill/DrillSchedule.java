package dev.twinsite.ops.drill;

import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins drills when they are due. One that is due waits for a while for the steady state that it
 * has to begin with, and is then skipped with what stood against it. One that nobody was there to
 * begin in time is left for the next time.
 */
public final class DrillSchedule {

  /** How long a drill that is due waits for the steady state. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A drill that is due since longer is left for the next time. */
  static final Duration TOO_LATE = Duration.ofMinutes(10);

  private final List<DrillPlan> plans;
  private final Stage stage;
  private final InstantSource clock;

  /** Where drills are held. */
  public interface Stage {

    /** Whether it is this ops server that has to begin a drill of the site. */
    boolean isOurs(SiteName site);

    /** Why no drill of the site can begin now, in words; empty if one can. */
    Optional<String> objection(SiteName site);

    /** Begins a drill under this id, or says why that is refused; twice is no harm. */
    Optional<String> begin(UUID run, DrillPlan plan);

    /** Whether a run of this id has been begun, by whichever ops server. */
    boolean isBegun(UUID run);

    /** The drill that was due then has not been held, as both ops servers will know. */
    void skip(DrillPlan plan, Instant due, String reason);

    /** The drill that was skipped last of this plan; empty if none was. */
    Optional<Skipped> skipped(DrillPlan plan);
  }

  /** A drill that was due and was not held. */
  public record Skipped(Instant due, String reason) {}

  /** A schedule for both sites; each ops server has the same. */
  public DrillSchedule(List<DrillPlan> plans, Stage stage, InstantSource clock) {
    this.plans = List.copyOf(plans);
    this.stage = stage;
    this.clock = clock;
  }

  /** What is planned. */
  public List<DrillPlan> plans() {
    return plans;
  }

  /** The drill that was skipped last of this plan; empty if none was. */
  public Optional<Skipped> skipped(DrillPlan plan) {
    return stage.skipped(plan);
  }

  /** Begins what is due. To be called from one thread. */
  public void look() {
    Instant now = clock.instant();
    plans.forEach(plan -> plan.lastDue(now).ifPresent(due -> look(plan, due, now)));
  }

  private void look(DrillPlan plan, Instant due, Instant now) {
    Duration late = Duration.between(due, now);
    if (late.compareTo(TOO_LATE) <= 0 && stage.isOurs(plan.site()) && !isDealtWith(plan, due)) {
      Optional<String> objection =
          stage.objection(plan.site()).or(() -> stage.begin(plan.run(due), plan));
      objection
          .filter(why -> late.compareTo(PATIENCE) > 0)
          .ifPresent(why -> stage.skip(plan, due, why));
    }
  }

  private boolean isDealtWith(DrillPlan plan, Instant due) {
    return stage.isBegun(plan.run(due))
        || stage.skipped(plan).filter(skipped -> skipped.due().equals(due)).isPresent();
  }
}
