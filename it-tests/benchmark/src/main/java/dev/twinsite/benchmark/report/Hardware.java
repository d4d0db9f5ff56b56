package dev.twinsite.benchmark.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What everything ran on.
 *
 * @param cores that Java sees
 * @param memoryMib of the machine
 * @param processor as the system calls it; empty if it does not say
 * @param jvm of the load and, in a lab, of the servers
 */
public record Hardware(int cores, long memoryMib, String processor, String system, String jvm) {

  private static final int MIB = 1 << 20;

  /** This machine. */
  public static Hardware ofThisMachine() {
    var bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Hardware(
        Runtime.getRuntime().availableProcessors(),
        bean.getTotalMemorySize() / MIB,
        model(),
        "%s %s %s".formatted(bean.getName(), bean.getVersion(), bean.getArch()),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  private static String model() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("");
    } catch (IOException none) {
      return "";
    }
  }
}
