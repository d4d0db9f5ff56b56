package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.Kind;
import dev.twinsite.benchmark.people.Payees;
import dev.twinsite.benchmark.people.Payer;
import dev.twinsite.benchmark.people.SignUp;
import dev.twinsite.benchmark.people.Town;
import dev.twinsite.benchmark.report.ResidentMemory;
import dev.twinsite.client.ClientEvidence;
import dev.twinsite.client.Run;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Holds the runbook surge-drill with people at both sites: it cuts the power of one, its people
 * move to the other, and when the run asks for it all of them come many times as often. What they
 * saw is held against what the site that is left answers, and handed in; the run judges by it.
 * After the return both sites are asked.
 */
final class SurgeDrill {

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN = Duration.ofMillis(500).toNanos();

  private final SurgePlan plan;
  private final Lab lab;
  private final Consumer<String> out;
  private final Instant startedAt = Instant.now();
  private final Journal journal;
  private long loadEndedAt;

  SurgeDrill(SurgePlan plan, Lab lab, Consumer<String> out) {
    this.plan = plan;
    this.lab = lab;
    this.out = out;
    this.journal = new Journal(SurgePlan.BEFORE, plan.surge(), SurgePlan.AFTER);
  }

  SurgeDrillReport run() {
    Town town = town();
    try (Caller caller = new Caller()) {
      Crowd staying = crowd(caller, town, plan.site());
      Crowd moving = crowd(caller, town, plan.other());
      try {
        return hold(staying, moving);
      } finally {
        staying.goes();
        moving.goes();
      }
    }
  }

  private Town town() {
    LabStatus status = lab.status();
    List<SiteAddress> sites =
        status.sites().stream().map(site -> new SiteAddress(site.name(), site.app())).toList();
    return new Town(
        new SignUp(sites, out).payers(SurgePlan.PAYERS),
        new Payees(status, out).named(SurgePlan.PAYEES));
  }

  private Crowd crowd(Caller caller, Town town, String site) {
    LabStatus status = lab.status();
    Town home = town.at(status.site(site).app());
    URI survivor = status.site(plan.site()).app().get(0);
    List<Payer> moved = home.payers().stream().map(payer -> payer.asking(survivor)).toList();
    Town elsewhere = new Town(moved, home.payees());
    return new Crowd(plan, caller, journal, home, elsewhere, site.equals(plan.other()));
  }

  private SurgeDrillReport hold(Crowd staying, Crowd moving) {
    out.accept(
        "%d/s at each site for %d s, the first %d of them to warm up"
            .formatted(plan.rate(), plan.begins().toSeconds(), SurgePlan.WARM_UP.toSeconds()));
    moving.awaitUsual();
    journal.lossComes(System.nanoTime());
    moving.lossComes();
    DrillRun drill = DrillRun.begun(plan, lab.status(), out);
    out.accept("the drill begins: run " + drill.id() + " at " + plan.site());
    drill.awaitQuestion();
    Map<String, Long> memory = surge(staying, moving);
    ClientEvidence evidence = evidence();
    drill.handIn(evidence);
    out.accept("handed in: " + evidence);
    return report(drill.awaitEnd(), evidence, memory);
  }

  private Map<String, Long> surge(Crowd staying, Crowd moving) {
    int usual = 2 * plan.rate();
    out.accept(
        "%d/s at %s for %d s, then %d/s for %d s, then %d/s for %d s"
            .formatted(
                usual,
                plan.site(),
                SurgePlan.BEFORE.toSeconds(),
                usual * plan.times(),
                plan.surge().toSeconds(),
                usual,
                SurgePlan.AFTER.toSeconds()));
    long asked = System.nanoTime();
    loadEndedAt = asked + plan.length().minus(SurgePlan.WARM_UP).toNanos();
    journal.asked(asked);
    staying.surges(asked);
    moving.surges(asked);
    staying.awaitEnd();
    moving.awaitEnd();
    return ResidentMemory.mib(lab.status());
  }

  private ClientEvidence evidence() {
    LabStatus.Site survivor = lab.status().site(plan.site());
    Acknowledged acknowledged = journal.acknowledged();
    return new ClientEvidence(
        "it-tests/lab surge, seed " + plan.seed(),
        acknowledged.count(),
        acknowledged.missingAt(survivor),
        acknowledged.duplicatedAt(survivor),
        Acknowledged.moneyMadeAt(survivor),
        Acknowledged.overdraftsAt(survivor),
        journal.refused(),
        journal.withoutTime(),
        journal.unknown(),
        journal.longestPauseMillis(Kind.MESSAGE, loadEndedAt),
        journal.longestPauseMillis(Kind.TRANSFER, loadEndedAt),
        journal.backToNormalMillis());
  }

  private SurgeDrillReport report(Run run, ClientEvidence evidence, Map<String, Long> memory) {
    LabStatus status = lab.status();
    return new SurgeDrillReport(
        startedAt,
        plan.other(),
        plan.site(),
        run.id(),
        String.valueOf(run.verdict()),
        String.valueOf(run.detail()),
        plan.rate(),
        plan.times(),
        plan.surge().toSeconds(),
        plan.seed(),
        journal.duringTheSurge(),
        journal.usualMillis(),
        journal.surgeMillis(),
        evidence,
        Figures.ofEach(status, this::lostAt),
        Figures.ofEach(status, journal.acknowledged()::duplicatedAt),
        Figures.ofEach(status, Acknowledged::moneyMadeAt),
        memory);
  }

  /** The site that was out may have a moment's events to take in. */
  private long lostAt(LabStatus.Site site) {
    long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
    long lost = journal.acknowledged().missingAt(site);
    while (lost > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN);
      lost = journal.acknowledged().missingAt(site);
    }
    return lost;
  }
}
