package dev.twinsite.benchmark;

import dev.twinsite.benchmark.report.BenchReport;
import dev.twinsite.benchmark.report.ReportFile;
import dev.twinsite.benchmark.report.RunReport;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code it-tests/lab bench}: measures the lab that runs in the home, or one of its own on free
 * ports that ends with the benchmark. The exit status is 0 if every run met its goal.
 */
public final class BenchCommand implements LabCommand {

  private final PrintStream out = System.out;

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String help() {
    return BenchPlan.HELP;
  }

  @Override
  public int run(Path home, List<String> arguments) {
    BenchPlan plan = BenchPlan.read(home, arguments);
    try (Lab lab = BenchLab.at(home, plan.nodesPerSite(), out::println)) {
      BenchReport report = new Benchmark(plan, lab, out::println).run();
      out.println(
          "Report: " + ReportFile.write(report, plan.report(), "benchmark.json").toAbsolutePath());
      return report.runs().stream().allMatch(RunReport::goalMet) ? 0 : 1;
    }
  }
}
