package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.BenchLab;
import dev.twinsite.benchmark.report.ReportFile;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code it-tests/lab surge}: in the lab of the home, or if none runs, in one of its own. */
public final class SurgeCommand implements LabCommand {

  private final PrintStream out = System.out;

  @Override
  public String name() {
    return "surge";
  }

  @Override
  public String help() {
    return SurgePlan.HELP;
  }

  @Override
  public int run(Path home, List<String> arguments) {
    SurgePlan plan = SurgePlan.read(home, arguments);
    try (Lab lab = BenchLab.at(home, 1, out::println)) {
      SurgeReport report = new Surge(plan, lab, out::println).run();
      out.println(report.text());
      out.println(
          "Report: " + ReportFile.write(report, plan.report(), "surge.json").toAbsolutePath());
      return report.isKept() ? 0 : 1;
    }
  }
}
