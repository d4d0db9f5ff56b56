package dev.twinsite.benchmark.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.benchmark.report.ReportFile;
import dev.twinsite.lab.Arguments;
import dev.twinsite.lab.LabCommand;
import dev.twinsite.lab.LabException;
import dev.twinsite.redfish.RedfishService;
import dev.twinsite.redfish.simulated.SimulatedSite;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** {@code it-tests/lab boot-bench}: needs no lab, and starts none. */
public final class BootBenchCommand implements LabCommand {

  private static final String ACCOUNT = "bench";
  private static final int PAGE = 200;
  private static final double GOAL = 1.5;
  private static final long MOST_MIB = 512;

  private final PrintStream out = System.out;

  /** What one width gave. */
  public record Run(
      int width, double seconds, double limitSeconds, boolean isGoalMet, JsonNode driver) {}

  /** What came out. */
  public record Report(int servers, int seed, int timesFaster, int inFlight, List<Run> runs) {}

  @Override
  public String name() {
    return "boot-bench";
  }

  @Override
  public String help() {
    return """
    boot-bench [--servers N] [--widths N,…] [--times-faster N] [--in-flight N] [--seed N]
                           boots a simulated site of N servers (32,000) through Redfish and
                           compares the time until 99.9 % are up with the shortest possible\
    """;
  }

  @Override
  public int run(Path home, List<String> words) {
    var arguments =
        new Arguments(
            "boot-bench",
            words,
            Set.of("--servers", "--widths", "--times-faster", "--in-flight", "--seed", "--report"),
            Set.of());
    int servers = arguments.number("--servers", 32_000);
    int timesFaster = arguments.number("--times-faster", 10);
    int inFlight = arguments.number("--in-flight", 64);
    int seed = arguments.number("--seed", 1);
    Arguments.requireBetween("--servers", servers, 80, 100_000);
    Arguments.requireBetween("--times-faster", timesFaster, 1, 1000);
    Arguments.requireBetween("--in-flight", inFlight, 1, 1024);
    List<Run> runs = new ArrayList<>();
    for (int width : widths(arguments.value("--widths").orElse("" + servers))) {
      runs.add(run(servers - servers % 80, seed, timesFaster, inFlight, width));
    }
    Path directory =
        arguments.value("--report").map(Path::of).orElse(home.resolveSibling("boot-report"));
    Report report = new Report(servers, seed, timesFaster, inFlight, runs);
    out.println("Report: " + ReportFile.write(report, directory, "boot.json").toAbsolutePath());
    return runs.stream().allMatch(Run::isGoalMet) ? 0 : 1;
  }

  private static List<Integer> widths(String list) {
    return Arrays.stream(list.split(",")).map(word -> Arguments.number("--widths", word)).toList();
  }

  private Run run(int servers, int seed, int timesFaster, int inFlight, int width) {
    SimulatedSite site = new SimulatedSite(servers, seed, timesFaster, System::nanoTime);
    String password = UUID.randomUUID().toString();
    RedfishService.Setup setup = new RedfishService.Setup("Simulated", ACCOUNT, password, PAGE);
    try (RedfishService service = new RedfishService(0, setup, site, InstantSource.system())) {
      Path inventory = Files.createTempFile("inventory", ".json");
      try {
        Files.writeString(inventory, site.inventory("pangyo", service.root()));
        return told(site, width, drive(inventory, password, timesFaster, width, inFlight));
      } finally {
        Files.delete(inventory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run told(SimulatedSite site, int width, JsonNode driver) {
    Duration chain = site.limit(0.999);
    Duration work = site.limitOfWidth(width);
    double limit = Math.max(chain.toMillis(), work.toMillis()) / 1e3;
    double seconds = driver.path("millis").asLong() / 1e3;
    boolean met =
        seconds > 0 && seconds <= GOAL * limit && driver.path("residentMiB").asLong() < MOST_MIB;
    out.printf(
        "width %,d: 99.9 %% of %,d servers up after %.1f s; at best %.1f s (slowest chain %.1f s, work"
            + " over width %.1f s), so %.2f times that; at most %d requests in flight, %,d in all; heap"
            + " %d MiB, resident %d MiB%n",
        width,
        site.count(),
        seconds,
        limit,
        chain.toMillis() / 1e3,
        work.toMillis() / 1e3,
        seconds / limit,
        driver.path("mostInFlight").asInt(),
        driver.path("requests").asLong(),
        driver.path("heapMiB").asLong(),
        driver.path("residentMiB").asLong());
    return new Run(width, seconds, limit, met, driver);
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  /** With the heap of an ops server of the lab. */
  private static JsonNode drive(
      Path inventory, String password, int timesFaster, int width, int inFlight)
      throws IOException {
    ProcessBuilder driver =
        new ProcessBuilder(
            Path.of(property("java.home"), "bin", "java").toString(),
            "-Xmx224m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            property("java.class.path"),
            BootDriver.class.getName(),
            inventory.toString(),
            Integer.toString(timesFaster),
            Integer.toString(width),
            Integer.toString(inFlight));
    driver.environment().put("BOOT_USERNAME", ACCOUNT);
    driver.environment().put("BOOT_PASSWORD", password);
    Process process = driver.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new ObjectMapper().readTree(process.getInputStream());
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw LabException.failed("The driver has told nothing; see above.", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
