package dev.twinsite.lab;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this machine can hold a lab. */
final class Machine {
  private static final long MEGABYTE = 1 << 20;
  private static final long APPLICATION_MEGABYTES = 600;
  private static final long OTHER_MEGABYTES = 1_400;
  private static final long UNPACKED_MEGABYTES = 900;
  private static final long DATA_MEGABYTES = 700;

  private Machine() {}

  /**
   * Refuses if there is not enough memory.
   *
   * @throws LabException that says how much there is and how much it takes
   */
  static void requireMemory(int nodesPerSite) {
    long needed = OTHER_MEGABYTES + 2 * nodesPerSite * APPLICATION_MEGABYTES;
    long available = availableMemory() / MEGABYTE;
    if (available < needed) {
      throw LabException.failed(
          "Too little memory: both sites take %d MB, and %d MB are available."
              .formatted(needed, available));
    }
  }

  /**
   * Refuses if there is not enough room on the disk.
   *
   * @throws LabException that says how much there is and how much it takes
   */
  static void requireDisk(Path home, boolean unpacked) {
    long needed = DATA_MEGABYTES + (unpacked ? 0 : UNPACKED_MEGABYTES);
    long available = home.toFile().getUsableSpace() / MEGABYTE;
    if (available < needed) {
      throw LabException.failed(
          "Too little room on the disk of %s: the lab takes %d MB, and %d MB are free."
              .formatted(home, needed, available));
    }
  }

  /** Linux says what programs can still get; elsewhere all memory counts. */
  private static long availableMemory() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .map(available -> Math.min(available, total))
          .findFirst()
          .orElse(total);
    } catch (IOException e) {
      return total;
    }
  }
}
