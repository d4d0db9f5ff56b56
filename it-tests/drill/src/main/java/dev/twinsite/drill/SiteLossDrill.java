package dev.twinsite.drill;

import dev.twinsite.client.OpsClient;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Run;
import dev.twinsite.client.Session;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.SiteStatus;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.drill.check.Checker;
import dev.twinsite.drill.check.Violation;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.HoldingsReader;
import dev.twinsite.drill.fault.Fault;
import dev.twinsite.drill.fault.SiteLoss;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.report.DrillReport;
import dev.twinsite.drill.report.ReportFiles;
import dev.twinsite.drill.workload.BankWorkload;
import dev.twinsite.drill.workload.Cast;
import dev.twinsite.drill.workload.ChatWorkload;
import dev.twinsite.drill.workload.Load;
import dev.twinsite.drill.workload.PendingWatch;
import dev.twinsite.drill.workload.Workload;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The whole story of a lost site, headless: both sites are well and used, one of them dies, people
 * go on at the other, an operator declares the dead one lost, it is switched on again under
 * traffic, rejoins and is used as before; in the end both sites are held to everything that people
 * were told.
 *
 * <p>If the sites are not well at the beginning, the drill stops before it does any harm. From the
 * loss on every surprise is a failure, but the story is told to its end wherever that is possible,
 * because what was lost matters more than what went wrong first.
 */
public final class SiteLossDrill {

  /**
   * A client whose site falls silent moves on after that long at the latest. It is a little more
   * than what a site waits for the other one before it answers by itself.
   */
  private static final Patience IMPATIENT =
      Patience.DEFAULT
          .withMergeable(Duration.ofMillis(800))
          .withDecisive(Duration.ofSeconds(3))
          .withOverall(Duration.ofSeconds(20))
          .withPause(Duration.ofMillis(20));

  private final DrillPlan plan;
  private final TwoSites sites;
  private final Waits waits;
  private final Chronicle chronicle;
  private final Measured measured;
  private final ReportFiles files;
  private final Fault fault;
  private final String lost;
  private final String survivor;
  private final TwinsiteClient observer;

  /**
   * A drill on sites that are up.
   *
   * @param out for progress
   */
  public SiteLossDrill(DrillPlan plan, TwoSites sites, PrintStream out, Waits waits) {
    this.plan = plan;
    this.sites = sites;
    this.waits = waits;
    this.chronicle = new Chronicle(out, InstantSource.system());
    this.measured = new Measured(plan);
    this.files = new ReportFiles(plan.report());
    this.fault = new SiteLoss(plan.site());
    this.lost = plan.site();
    this.survivor = sites.peerOf(plan.site());
    this.observer = TwinsiteClient.of(sites.applications(), waits.patience());
  }

  /** Runs it to its end and writes the report. */
  public DrillReport run() {
    try (ClientJournal journal = ClientJournal.in(files.clients(), InstantSource.system())) {
      tell(journal);
      measured.journal = journal.all();
    }
    DrillReport report = measured.report(sites.topology(), chronicle);
    files.write(report);
    return report;
  }

  private void tell(ClientJournal journal) {
    try {
      Session operator = logInAtSurvivor();
      checkSteadyState(operator);
      Cast cast = assemble(journal);
      underLoad(cast, journal);
      if (measured.loss.isPresent()) {
        comeToRest(cast, journal);
        judge(cast, journal, operator);
      }
    } catch (RuntimeException e) {
      surprise(e);
    }
  }

  /** Before the loss a surprise ends the drill; after it, it is a finding. */
  private void surprise(RuntimeException e) {
    String what = e.getMessage() == null ? e.toString() : e.getMessage();
    chronicle.tell("this should not be: " + what);
    if (measured.loss.isEmpty()) {
      measured.stoppedBecause = Optional.of("stopped before the loss: " + what);
    } else {
      measured.failures.add(what);
    }
  }

  private Session logInAtSurvivor() {
    TwoSites.Operator operator = sites.operator();
    return sites.operations(survivor).logIn(operator.username(), operator.password()).orThrow();
  }

  private void checkSteadyState(Session operator) {
    chronicle.tell("is everything well?");
    for (SiteAddress site : sites.applications()) {
      Deadline.in(waits.toBeWell())
          .awaitTrue(site.site() + " accepts payments", () -> isWell(site.site()));
    }
    String at = awaitRest();
    List<Map<String, String>> digests =
        sites.applications().stream()
            .map(site -> observer.only(site.site()).digest(operator, at).orThrow().comparable())
            .distinct()
            .toList();
    if (digests.size() > 1) {
      throw new IllegalStateException("the sites differ at " + at + ": " + digests);
    }
    chronicle.tell("both sites are active, at rest and equal at " + at);
  }

  private boolean isWell(String site) {
    TwinsiteClient there = observer.only(site);
    return there.site().result().filter(SiteStatus::isActive).isPresent()
        && there.readyForMessages().isOk()
        && there.readyForPayments().isOk();
  }

  private Cast assemble(ClientJournal journal) {
    chronicle.tell(plan.users() + " people sign up");
    String prefix = "d" + Long.toString(System.currentTimeMillis() / 1000, 36);
    Cast cast =
        Cast.at(observer, journal)
            .named(prefix)
            .withPatience(IMPATIENT)
            .with(new Random(plan.seed()))
            .people(plan.users());
    chronicle.tell("they have money and " + cast.rooms().size() + " rooms, at both sites");
    return cast;
  }

  private void underLoad(Cast cast, ClientJournal journal) {
    List<Workload> workloads =
        List.of(
            new ChatWorkload(journal, DrillPlan.MESSAGE_EVERY),
            new BankWorkload(journal, cast.people(), DrillPlan.TRANSFER_EVERY));
    measured.loadFrom = Optional.of(chronicle.tell("they write and pay at both sites"));
    Load load = Load.start(cast, workloads, journal, plan.seed());
    try {
      pass(plan.quiet());
      requireUse(journal);
      strike();
      attempt(() -> surviveAlone(journal));
      attempt(() -> recover(journal));
    } catch (RuntimeException e) {
      surprise(e);
    } finally {
      measured.loadTo = Optional.of(Instant.now());
      load.stop();
      load.failures().forEach(e -> measured.failures.add("a client broke: " + e));
      chronicle.tell("nobody writes any more; " + written(journal));
    }
  }

  private void attempt(Runnable chapter) {
    try {
      chapter.run();
    } catch (RuntimeException e) {
      surprise(e);
    }
  }

  /** The load has to work before anything is taken away, or the loss would prove nothing. */
  private void requireUse(ClientJournal journal) {
    for (SiteAddress site : sites.applications()) {
      requireSettled(journal, site.site(), Known::isMessage, Instant.EPOCH, "messages");
      requireSettled(journal, site.site(), Known::isTransfer, Instant.EPOCH, "transfers");
    }
    chronicle.tell("all is well: " + written(journal));
  }

  private static void requireSettled(
      ClientJournal journal, String site, Predicate<Known> kind, Instant since, String what) {
    boolean any =
        journal.all().stream()
            .filter(kind)
            .filter(known -> known.settledAt().isPresent() && known.begunAt().isAfter(since))
            .anyMatch(known -> known.acceptedBy().filter(site::equals).isPresent());
    if (!any) {
      throw new IllegalStateException("no " + what + " are accepted by " + site);
    }
  }

  private void strike() {
    measured.loss = Optional.of(chronicle.tell("loss", "the power of " + lost + " is cut"));
    fault.strike(sites);
    chronicle.tell("every process of " + lost + " is dead");
  }

  private void surviveAlone(ClientJournal journal) {
    declareLost();
    Deadline.in(waits.toPost())
        .await(survivor + " posts transfers", () -> firstPosted(journal))
        .ifPresent(at -> chronicle.tellOf(at, null, survivor + " posts transfers by itself"));
    pass(plan.afterwards());
    chronicle.tell(survivor + " serves everybody alone; " + written(journal));
  }

  private Optional<Optional<Instant>> firstPosted(ClientJournal journal) {
    measured.journal = journal.all();
    return Optional.of(measured.firstPostedAfterLoss()).filter(Optional::isPresent);
  }

  private void declareLost() {
    OpsClient operations = sites.operations(survivor);
    TwoSites.Operator operator = sites.operator();
    operations.logIn(operator.username(), operator.password()).orThrow();
    Deadline deadline = Deadline.in(waits.toBeDeclared());
    Run run = deadline.await(lost + " may be declared lost", () -> declaration(operations));
    chronicle.tell("the declaration is run " + run.id());
    deadline.awaitTrue(lost + " is lost for " + survivor, () -> isLost(operations));
  }

  private Optional<Run> declaration(OpsClient operations) {
    long epoch = operations.sites().orThrow().epoch();
    Instant asked = Instant.now();
    Outcome<Run> outcome = operations.declareLost(lost, "drill: the power is out", epoch);
    if (outcome.isOk()) {
      measured.declared = Optional.of(asked);
      chronicle.tellOf(
          asked, "declared", "an operator declares " + lost + " lost, at epoch " + epoch);
      return outcome.result();
    }
    if (outcome.isRefusedBy("peer-alive") || outcome.isRefusedBy("stale-epoch")) {
      return Optional.empty();
    }
    throw new IllegalStateException("the declaration was not accepted: " + outcome);
  }

  private boolean isLost(OpsClient operations) {
    return operations
        .sites()
        .result()
        .flatMap(view -> view.site(lost))
        .filter(site -> "LOST".equals(site.state()))
        .isPresent();
  }

  private void recover(ClientJournal journal) {
    Instant powerOn = chronicle.tell("power on", "power-on " + lost + ", under traffic");
    measured.commandsToRecover++;
    ReturnWatch watch = new ReturnWatch(observer, lost, survivor, chronicle, powerOn);
    measured.comeback = Optional.of(watch);
    try (watch) {
      fault.mend(sites);
      Deadline.in(waits.toBeWell()).awaitTrue(lost + " takes part again", watch::hasRejoined);
    }
    Instant back = chronicle.tell("both sites serve again");
    pass(plan.afterwards());
    requireSettled(journal, lost, Known::isMessage, back, "messages");
    requireSettled(journal, lost, Known::isTransfer, back, "transfers");
  }

  private void comeToRest(Cast cast, ClientJournal journal) {
    PendingWatch watch = new PendingWatch(cast, journal);
    Deadline deadline = Deadline.in(waits.toRest());
    while (deadline.isOpen() && watch.look()) {
      Thread.onSpinWait();
    }
    chronicle.tell("at rest at " + awaitRest());
  }

  /** Waits until both sites hold the same and await nothing from each other; returns where. */
  private String awaitRest() {
    return Deadline.in(waits.toRest())
        .await("both sites are at rest", () -> commonPosition(statuses()));
  }

  private List<Optional<SiteStatus>> statuses() {
    return sites.applications().stream()
        .map(site -> observer.only(site.site()).site().result())
        .toList();
  }

  private static Optional<String> commonPosition(List<Optional<SiteStatus>> statuses) {
    List<String> positions =
        statuses.stream()
            .flatMap(Optional::stream)
            .filter(status -> status.peer().unacknowledged() == 0)
            .map(SiteStatus::at)
            .toList();
    boolean isCommon =
        positions.size() == statuses.size() && positions.stream().distinct().count() == 1;
    return isCommon ? Optional.of(positions.get(0)) : Optional.empty();
  }

  private void judge(Cast cast, ClientJournal journal, Session operator) {
    String at = awaitRest();
    chronicle.tell("asking each site for everything that was written");
    Evidence evidence = new HoldingsReader(observer, cast, operator).read(journal.all(), at);
    for (Checker checker : Checker.all()) {
      List<Violation> found = checker.check(evidence);
      measured.check(checker, found);
      chronicle.tell(
          checker.name() + (found.isEmpty() ? ": kept" : ": BROKEN " + found.size() + " times"));
    }
  }

  private static String written(ClientJournal journal) {
    return journal.all().stream()
        .filter(known -> known.isMessage() || known.isTransfer())
        .collect(
            Collectors.groupingBy(
                known -> known.best().name().toLowerCase(Locale.ROOT),
                TreeMap::new,
                Collectors.counting()))
        .toString();
  }

  private static void pass(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
