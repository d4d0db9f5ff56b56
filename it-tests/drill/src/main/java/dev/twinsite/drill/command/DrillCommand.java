package dev.twinsite.drill.command;

import dev.twinsite.drill.DrillPlan;
import dev.twinsite.drill.SiteLossDrill;
import dev.twinsite.drill.Waits;
import dev.twinsite.drill.report.DrillReport;
import dev.twinsite.drill.report.DrillReport.Goal;
import dev.twinsite.drill.report.ReportFiles;
import dev.twinsite.drill.report.Verdict;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import dev.twinsite.lab.LabException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * {@code it-tests/lab drill site-loss}: drills the lab that runs in the home, or one of its own on
 * free ports that ends with the drill.
 */
public final class DrillCommand implements LabCommand {

  private static final String SCENARIO = "site-loss";
  private static final Set<String> OPTIONS =
      Set.of("--site", "--seconds", "--users", "--report", "--seed");

  private final PrintStream out = System.out;

  @Override
  public String name() {
    return "drill";
  }

  @Override
  public String help() {
    return """
    drill site-loss [--site SITE] [--seconds N] [--users N] [--report DIR] [--seed S]
                           takes a site away from people who use both and brings it back;
                           in the lab of this home, or if none runs, in one of its own;
                           exit status 0 only if every promise was kept\
    """;
  }

  @Override
  public int run(Path home, List<String> arguments) {
    if (arguments.isEmpty() || !arguments.get(0).equals(SCENARIO)) {
      throw LabException.misused("'drill' knows one scenario: " + SCENARIO + ".");
    }
    DrillPlan plan = plan(home, new Options(arguments.subList(1, arguments.size()), OPTIONS));
    try (Lab lab = DrillLab.in(home, out::println)) {
      DrillReport report = new SiteLossDrill(plan, LabSites.of(lab), out, Waits.DEFAULT).run();
      print(report, new ReportFiles(plan.report()));
      return report.verdict() == Verdict.PASSED ? 0 : 1;
    }
  }

  private static DrillPlan plan(Path home, Options options) {
    try {
      return new DrillPlan(
          site(options.text("--site").orElse("pangyo")),
          Duration.ofSeconds(options.number("--seconds", 20)),
          options.number("--users", 12),
          options.text("--report").map(Path::of).orElse(home.resolveSibling("drill-report")),
          options.longNumber("--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)));
    } catch (IllegalArgumentException e) {
      throw LabException.misused(e.getMessage() + ".");
    }
  }

  private static String site(String name) {
    if (!name.matches("pangyo|ansan")) {
      throw LabException.misused("--site is pangyo or ansan, not '" + name + "'.");
    }
    return name;
  }

  private void print(DrillReport report, ReportFiles files) {
    out.println();
    report.goals().forEach(this::print);
    DrillReport.Rpo rpo = report.rpo();
    figure("acknowledged messages lost", rpo.acknowledgedMessagesLost());
    figure("posted transfers lost", rpo.acknowledgedTransfersLost());
    figure("transfers doubled", rpo.duplicatedTransfers());
    figure("won created or lost", rpo.moneyCreatedMinorUnits());
    figure("overdrafts", rpo.overdrafts());
    figure("digests equal", report.digestsEqual());
    report.reasons().forEach(reason -> out.println("  ! " + reason));
    out.println();
    out.println(report.verdict() + ": the loss of a site, seed " + report.seed());
    out.println("Report: " + files.html().toAbsolutePath());
    out.println("        " + files.json().toAbsolutePath());
  }

  private void print(Goal goal) {
    Long millis = goal.measuredMillis();
    String measured =
        millis == null ? "not measured" : String.format(Locale.ROOT, "%.2f s", millis / 1e3);
    figure(
        goal.name(),
        measured + " (goal %s: %s)".formatted(seconds(goal), goal.met() ? "met" : "missed"));
  }

  private static String seconds(Goal goal) {
    return "at most " + goal.goalMillis() / 1_000 + " s";
  }

  private void figure(String name, @Nullable Object value) {
    out.printf("  %-58s %s%n", name, value == null ? "not measured" : value);
  }
}
