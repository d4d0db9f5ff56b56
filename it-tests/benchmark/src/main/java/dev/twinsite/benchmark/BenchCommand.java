package dev.twinsite.benchmark;

import dev.twinsite.benchmark.report.BenchReport;
import dev.twinsite.benchmark.report.ReportFile;
import dev.twinsite.benchmark.report.RunReport;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import dev.twinsite.lab.LabConfig;
import dev.twinsite.lab.LabException;
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
    try (Lab lab = lab(home, plan)) {
      BenchReport report = new Benchmark(plan, lab, out::println).run();
      out.println("Report: " + ReportFile.write(report, plan.report()).toAbsolutePath());
      return report.runs().stream().allMatch(RunReport::goalMet) ? 0 : 1;
    }
  }

  private Lab lab(Path home, BenchPlan plan) {
    try {
      Lab running = Lab.attach(home, out::println);
      out.println("using the lab that runs in " + home);
      return running;
    } catch (LabException none) {
      Lab lab =
          Lab.start(
              LabConfig.standard()
                  .withHome(home)
                  .withNodesPerSite(plan.nodesPerSite())
                  .withFreePorts(),
              out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "lab-goodbye"));
      return lab;
    }
  }
}
