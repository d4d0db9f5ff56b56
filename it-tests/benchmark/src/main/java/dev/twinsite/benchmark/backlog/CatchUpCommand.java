package dev.twinsite.benchmark.backlog;

import dev.twinsite.benchmark.BenchLab;
import dev.twinsite.benchmark.report.ReportFile;
import dev.twinsite.lab.Arguments;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code it-tests/lab catch-up}: in the lab of the home, or if none runs, in one of its own. */
public final class CatchUpCommand implements LabCommand {

  private static final int MOST = 10_000_000;

  private final PrintStream out = System.out;

  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public String help() {
    return """
    catch-up [--events N] [--rebuild N] [--report DIR]
                           lets ansan miss N events behind a cut link (100,000), and with
                           --rebuild rebuilds it with an empty disk from a journal of N,
                           and measures how long it takes\
    """;
  }

  @Override
  public int run(Path home, List<String> words) {
    var arguments =
        new Arguments("catch-up", words, Set.of("--events", "--rebuild", "--report"), Set.of());
    int events = arguments.number("--events", 100_000);
    int rebuild = arguments.number("--rebuild", 0);
    Arguments.requireBetween("--events", events, 1, MOST);
    Arguments.requireBetween("--rebuild", rebuild, 0, MOST);
    Path directory =
        arguments.value("--report").map(Path::of).orElse(home.resolveSibling("catch-up-report"));
    try (Lab lab = BenchLab.at(home, 1, out::println)) {
      CatchUpReport report = new CatchUp(lab, out::println).run(events, rebuild);
      out.println(report.text());
      Path written = ReportFile.write(report, directory, "catch-up.json");
      out.println("Report: " + written.toAbsolutePath());
      return report.isGoalMet() ? 0 : 1;
    }
  }
}
