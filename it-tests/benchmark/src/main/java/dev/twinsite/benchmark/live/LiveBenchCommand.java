package dev.twinsite.benchmark.live;

import dev.twinsite.benchmark.BenchLab;
import dev.twinsite.benchmark.report.ReportFile;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code it-tests/lab live-bench}: in the lab of the home, or if none runs, in one of its own. */
public final class LiveBenchCommand implements LabCommand {

  private final PrintStream out = System.out;

  @Override
  public String name() {
    return "live-bench";
  }

  @Override
  public String help() {
    return LivePlan.HELP;
  }

  @Override
  public int run(Path home, List<String> arguments) {
    LivePlan plan = LivePlan.read(home, arguments);
    try (Lab lab = BenchLab.at(home, 1, out::println)) {
      LiveReport report = new LiveBench(plan, lab.status(), out::println).run();
      out.println(report.text());
      out.println(
          "Report: " + ReportFile.write(report, plan.report(), "live.json").toAbsolutePath());
      return report.isMet() ? 0 : 1;
    }
  }
}
