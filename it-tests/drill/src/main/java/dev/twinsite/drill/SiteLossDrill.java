package dev.twinsite.drill;

import dev.twinsite.client.Patience;
import dev.twinsite.client.Session;
import dev.twinsite.client.SiteAddress;
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
          .withMergeable(Duration.ofMillis(600))
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
  private final SitesAtRest sitesAtRest;

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
    this.sitesAtRest = new SitesAtRest(observer, waits);
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
      Session operator = Declaration.session(sites, survivor);
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

  private void checkSteadyState(Session operator) {
    chronicle.tell("is everything well?");
    sitesAtRest.awaitWell();
    String at = sitesAtRest.await();
    sitesAtRest.requireEqual(operator, at);
    chronicle.tell("both sites are active, at rest and equal at " + at);
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
      tellLongestSilence(journal);
    }
  }

  private void tellLongestSilence(ClientJournal journal) {
    measured.journal = journal.all();
    measured
        .longestSilence()
        .ifPresent(silence -> chronicle.tellOf(silence.from(), null, silence.toString()));
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
    Declaration declaration = Declaration.at(sites, survivor);
    boolean automatic = declaration.isAutomatic();
    Instant at =
        automatic
            ? declaration.await(waits.toBeDeclared())
            : declaration.declare(waits.toBeDeclared());
    measured.declared = Optional.of(at);
    String who = automatic ? "the quorum, with nobody awake," : "an operator";
    chronicle.tellOf(at, "declared", who + " declares " + lost + " lost");
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
    chronicle.tell("at rest at " + sitesAtRest.await());
  }

  private void judge(Cast cast, ClientJournal journal, Session operator) {
    String at = sitesAtRest.await();
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
