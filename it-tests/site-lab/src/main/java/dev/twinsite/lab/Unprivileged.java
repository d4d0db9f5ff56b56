package dev.twinsite.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL is started: as it is, or, since it refuses to run as root, in a way that makes
 * root look like nobody. Each way keeps the process id.
 *
 * <p>{@code unshare -U} moves the program into a user namespace without a mapping: it keeps root's
 * files, has no privilege over anything else, and sees itself as the user nobody. Where the kernel
 * forbids that, {@code setpriv} gives root up for nobody, who must then own the data directory.
 */
enum Unprivileged {
  AS_IS(List.of()),
  USER_NAMESPACE(List.of("unshare", "-U")),
  NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  /**
   * The way that works here for this program.
   *
   * @throws LabException if there is none
   */
  static Unprivileged wayToRun(Path program) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return AS_IS;
    }
    return List.of(USER_NAMESPACE, NOBODY).stream()
        .filter(way -> way.runs(program))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.failed(
                    "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works"
                        + " here; run the lab as an ordinary user."));
  }

  /** The command, made unprivileged. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Whether files must belong to nobody before the program can use them. */
  boolean needsOwnership() {
    return this == NOBODY;
  }

  private boolean runs(Path program) {
    try {
      Process process =
          new ProcessBuilder(command(List.of(program.toString(), "--version")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw Await.interrupted(e);
    }
  }
}
