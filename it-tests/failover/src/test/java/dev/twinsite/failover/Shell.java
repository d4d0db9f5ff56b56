package dev.twinsite.failover;

import java.io.IOException;
import java.nio.file.Path;

/** Commands of the operating system, for what Java cannot do to files. */
final class Shell {

  private Shell() {}

  /** With owners and permissions, on which a database insists. */
  static void copy(Path from, Path to) throws IOException {
    run("cp", "-a", from.toString(), to.toString());
  }

  /**
   * Runs a command to its end.
   *
   * @return what it said
   * @throws IOException if it fails, with what it said
   */
  static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes()).trim();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
