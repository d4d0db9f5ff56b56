package dev.twinsite.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that runs to its end, with its output in a file. */
record Command(List<String> words, Map<String, String> environment, Path output) {

  /**
   * Runs it.
   *
   * @param input what it reads from standard input
   * @throws LabException with the end of its output if it does not end with status 0
   */
  void run(String input) {
    try {
      Process process = start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (process.waitFor() != 0) {
        throw LabException.failed(
            "'"
                + words.get(0)
                + "' failed:\n"
                + Disk.tail(output, 15)
                + "\n(all of it: "
                + output
                + ")");
      }
    } catch (IOException e) {
      throw LabException.failed("'" + words.get(0) + "' cannot be run.", e);
    } catch (InterruptedException e) {
      throw Await.interrupted(e);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
