package dev.twinsite.drill.command;

import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabCommand;
import dev.twinsite.lab.LabConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * {@code it-tests/lab demo}: both sites, until Enter or Ctrl-C. It insists on its ports, because
 * the commands that it prints name them.
 */
public final class DemoCommand implements LabCommand {

  private final PrintStream out = System.out;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String help() {
    return """
    demo [--base-port PORT]
                           starts both sites and stays until Enter or Ctrl-C\
    """;
  }

  @Override
  public int run(Path home, List<String> arguments) {
    int port =
        new Options(arguments, Set.of("--base-port"))
            .number("--base-port", LabConfig.DEFAULT_BASE_PORT);
    LabConfig config = LabConfig.standard().withHome(home).withBasePort(port);
    out.println("Both sites will be on ports from " + port + " up; -Dtwinsite.base-port=PORT");
    out.println("chooses others.");
    try (Lab lab = DrillLab.start(config, out::println)) {
      out.println(DemoText.of(lab.status(), home));
      awaitEnter();
    }
    out.println("Everything is stopped.");
    return 0;
  }

  /** Without a terminal or a pipe nobody can press Enter; then only a signal ends the demo. */
  private static void awaitEnter() {
    try {
      if (System.in.read() < 0) {
        new CountDownLatch(1).await();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
