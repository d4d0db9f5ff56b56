package dev.twinsite.benchmark.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.ops.boot.BootEvent;
import dev.twinsite.ops.boot.BootEvent.Step;
import dev.twinsite.ops.boot.BootLimits;
import dev.twinsite.ops.boot.BootWaves;
import dev.twinsite.ops.boot.Inventory;
import dev.twinsite.ops.boot.InventoryFile;
import dev.twinsite.ops.power.redfish.RedfishAccount;
import dev.twinsite.ops.power.redfish.RedfishController;
import dev.twinsite.ops.power.redfish.RedfishLimits;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Boots a site as an ops server does, until all servers but one in a thousand are up, and prints a
 * JSON object about it. Arguments: the inventory, how much faster than a real one the site is, the
 * width, the requests in flight; the account stands in the environment.
 */
public final class BootDriver {

  private static final SiteName SITE = new SiteName("pangyo");
  private static final double SHARE = 0.999;

  private final Inventory inventory;
  private final BootLimits limits;
  private final int inFlight;
  private long begun;
  private long ninetyNine;
  private int tries;

  private BootDriver(Inventory inventory, BootLimits limits, int inFlight) {
    this.inventory = inventory;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  public static void main(String[] words) throws IOException {
    Inventory inventory = InventoryFile.read(Files.readAllBytes(Path.of(words[0])));
    double timesFaster = Double.parseDouble(words[1]);
    int width = Integer.parseInt(words[2]);
    int inFlight = Integer.parseInt(words[3]);
    BootLimits limits =
        new BootLimits(
            width,
            inFlight,
            3,
            scaled(Duration.ofMinutes(5), timesFaster),
            scaled(Duration.ofSeconds(15), timesFaster),
            Duration.ofMillis(500),
            scaled(Duration.ofSeconds(1), timesFaster));
    Map<String, Object> result = new BootDriver(inventory, limits, inFlight).drive();
    System.out.println(new ObjectMapper().writeValueAsString(result));
    System.exit(0);
  }

  private static Duration scaled(Duration real, double timesFaster) {
    return Duration.ofNanos((long) (real.toNanos() / timesFaster));
  }

  private Map<String, Object> drive() throws IOException {
    URI root = inventory.controllers().values().iterator().next();
    RedfishAccount account = new RedfishAccount(told("BOOT_USERNAME"), told("BOOT_PASSWORD"));
    RedfishLimits requests =
        new RedfishLimits(
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            inFlight,
            6,
            Duration.ofMillis(100),
            Duration.ofSeconds(2));
    try (RedfishController controller = new RedfishController(root, account, requests)) {
      begun = System.nanoTime();
      boot(controller);
      return result(controller);
    }
  }

  private static String told(String variable) {
    return Objects.requireNonNull(System.getenv(variable), variable);
  }

  private void boot(RedfishController controller) {
    try {
      new BootWaves(Map.of("simulated", controller), gate -> false)
          .run(inventory, SITE, limits, this::hear);
    } catch (InterruptedException e) {
      // As many are up as were waited for.
    }
  }

  private void hear(BootEvent event) {
    tries += event.step() == Step.WILL_TRY_AGAIN ? 1 : 0;
    if (ninetyNine == 0 && event.up() >= Math.ceil(SHARE * event.all())) {
      ninetyNine = System.nanoTime();
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Object> result(RedfishController controller) throws IOException {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("servers", inventory.servers().size());
    result.put("width", limits.width());
    result.put("millis", ninetyNine == 0 ? -1 : (ninetyNine - begun) / 1_000_000);
    result.put("mostInFlight", controller.mostInFlight());
    result.put("requests", controller.requests());
    result.put("triedAgain", tries);
    result.put("heapMiB", heapMiB());
    result.put("residentMiB", residentMiB());
    return result;
  }

  /** The most that the pools of the heap held, each at its own time. */
  private static long heapMiB() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        >> 20;
  }

  /** The most memory that the process had, as Linux says; 0 elsewhere. */
  private static long residentMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
