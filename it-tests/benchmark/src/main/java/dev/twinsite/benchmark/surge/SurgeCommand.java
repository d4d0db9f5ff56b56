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
      return plan.drill() ? drill(plan, lab) : surge(plan, lab);
    }
  }

  private int surge(SurgePlan plan, Lab lab) {
    SurgeReport report = new Surge(plan, lab, out::println).run();
    return told(report, report.text(), report.isKept(), plan.report(), "surge.json");
  }

  private int drill(SurgePlan plan, Lab lab) {
    SurgeDrillReport report = new SurgeDrill(plan, lab, out::println).run();
    return told(report, report.text(), report.isKept(), plan.report(), "surge-drill.json");
  }

  private int told(Record report, String text, boolean kept, Path directory, String name) {
    out.println(text);
    out.println("Report: " + ReportFile.write(report, directory, name).toAbsolutePath());
    return kept ? 0 : 1;
  }
}
