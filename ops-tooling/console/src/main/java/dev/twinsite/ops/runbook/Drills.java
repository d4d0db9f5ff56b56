package dev.twinsite.ops.runbook;

import dev.twinsite.ops.drill.DrillHistory;
import dev.twinsite.ops.drill.DrillPlan;
import dev.twinsite.ops.drill.DrillSchedule;
import dev.twinsite.ops.drill.DrillSchedule.Skipped;
import dev.twinsite.ops.drill.HeldDrill;
import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.runbook.RunStarter.Start;
import dev.twinsite.ops.trail.Entry;
import dev.twinsite.ops.trail.Trail;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The runs that are drills: begun for the schedule, and noted when they are over. What the schedule
 * skips stands in the audit trail, which both ops servers keep.
 */
public final class Drills implements DrillSchedule.Stage {

  private static final String DRILL = "-drill";
  private static final String SKIP = "skip ";
  private static final int LOOKED_THROUGH = 1_000;

  private final SiteName own;
  private final World world;
  private final RunStarter starter;
  private final DrillHistory history;
  private final Trail trail;

  /** The drills of both sites, as the ops server of a site sees them. */
  public Drills(SiteName own, World world, RunStarter starter, DrillHistory history, Trail trail) {
    this.own = own;
    this.world = world;
    this.starter = starter;
    this.history = history;
    this.trail = trail;
  }

  /** The drills that are over. */
  public DrillHistory history() {
    return history;
  }

  /** Notes the drills that are over. To be called from one thread. */
  public void look() {
    history.note(
        starter.runs().stream()
            .filter(run -> run.runbook().endsWith(DRILL) && !history.has(run.id()))
            .flatMap(run -> held(run).stream())
            .toList());
  }

  private Optional<HeldDrill> held(RunRecord run) {
    Instant end = run.endedAt();
    return end == null
        ? Optional.empty()
        : Optional.of(
            new HeldDrill(
                run.id(),
                run.runbook(),
                run.parameters().getOrDefault("site", ""),
                run.state().name(),
                String.valueOf(run.verdict()),
                run.why(),
                run.startedBy(),
                Optional.ofNullable(run.resumedBy()).map(VoterName::value).orElse(null),
                run.startedAt(),
                end,
                millis(run),
                run.evidence()));
  }

  private SortedMap<String, Long> millis(RunRecord run) {
    SortedMap<String, Long> millis = new TreeMap<>();
    starter.measured(run).forEach(one -> millis.put(one.name(), one.took().toMillis()));
    return millis;
  }

  /** The other site's ops server, which will see it to its end; this one if that is not there. */
  @Override
  public boolean isOurs(SiteName site) {
    SiteName peer = world.quorum().state().electorate().peerOf(site);
    return peer.equals(own) || !isPresent(peer);
  }

  private boolean isPresent(SiteName site) {
    return world.quorum().present().stream()
        .anyMatch(seat -> seat.voter().equals(VoterName.opsOf(site)));
  }

  @Override
  public Optional<String> objection(SiteName site) {
    Optional<RunRecord> other = world.quorum().state().runs().underWay();
    if (other.isPresent()) {
      return Optional.of(other.get().runbook() + " is under way");
    }
    Progress steady =
        world.states().isPresent()
            ? Conditions.steadyState(world, site, world.quorum().state().electorate().peerOf(site))
            : new Progress.Waiting("no site has been admitted");
    return steady instanceof Done ? Optional.empty() : Optional.of(steady.detail());
  }

  @Override
  public Optional<String> begin(UUID run, DrillPlan plan) {
    Map<String, String> parameters = Map.of("site", plan.site().value(), "reason", "scheduled");
    Start start = starter.start(run, plan.runbook(), parameters, RunStarter.SCHEDULE);
    if (start instanceof Start.Begun) {
      return Optional.empty();
    } else if (start instanceof Start.Contradicted no) {
      return Optional.of(no.refused().detail());
    } else if (start instanceof Start.Invalid no) {
      return Optional.of(String.join("; ", no.complaints()));
    }
    return Optional.of("there is no majority");
  }

  @Override
  public boolean isBegun(UUID run) {
    return starter.find(run).isPresent() || history.has(run);
  }

  @Override
  public void skip(DrillPlan plan, Instant due, String reason) {
    trail.record(new Entry.Act(RunStarter.SCHEDULE, SKIP + plan.what(), due.toString(), reason));
  }

  @Override
  public Optional<Skipped> skipped(DrillPlan plan) {
    List<Entry> latest = trail.latest(LOOKED_THROUGH);
    return latest.stream()
        .filter(entry -> entry.who().equals(RunStarter.SCHEDULE))
        .filter(entry -> Objects.equals(entry.what(), SKIP + plan.what()))
        .findFirst()
        .map(entry -> new Skipped(Instant.parse(entry.why()), entry.outcome()));
  }
}
