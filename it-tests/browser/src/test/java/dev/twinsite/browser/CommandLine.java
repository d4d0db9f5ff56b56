package dev.twinsite.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code ops-tooling/twinsite-ops} in the hands of one operator: the program itself. */
final class CommandLine {

  private static final Path PROGRAM = Path.of("..", "..", "ops-tooling", "twinsite-ops");
  private static final long PATIENCE_SECONDS = 180;
  private static final JsonMapper JSON = new JsonMapper();

  private final String servers;
  private final Path session;

  /** The command line of somebody who is not logged in yet. */
  CommandLine(Sites sites, Path directory, String person) {
    this.servers =
        sites.both().stream()
            .map(Site::operations)
            .map(Object::toString)
            .collect(Collectors.joining(","));
    this.session = directory.resolve(person + ".json");
  }

  /**
   * How a command ended.
   *
   * @param status the exit status
   * @param out what it printed
   * @param complaint what it said about what went wrong
   */
  record Ended(int status, String out, String complaint) {

    /** What it printed with {@code --json}. */
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(toString(), e);
      }
    }
  }

  Ended logIn(String name, String password) {
    return run(password, List.of("login", "--username", name));
  }

  /** Logs in at the console of one site alone, for an account that the other one does not have. */
  Ended logIn(Site at, String name, String password) {
    String url = at.operations().toString();
    return run(password, List.of("login", "--username", name, "--url", url));
  }

  /** Runs {@code twinsite-ops} with these words and waits for its end. */
  Ended ops(String... words) {
    return run("", List.of(words));
  }

  private Ended run(String password, List<String> words) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(words);
    ProcessBuilder program = new ProcessBuilder(command);
    program.environment().put("TWINSITE_OPS_URLS", servers);
    program.environment().put("TWINSITE_OPS_SESSION", session.toString());
    program.environment().put("TWINSITE_OPS_PASSWORD", password);
    try {
      Path out = Files.createTempFile(session.getParent(), "out", ".txt");
      Path err = Files.createTempFile(session.getParent(), "err", ".txt");
      return end(
          program.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ended end(Process program, Path out, Path err) throws IOException {
    try {
      if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        program.destroyForcibly();
        throw new AssertionError("twinsite-ops did not end; it said " + Files.readString(out));
      }
    } catch (InterruptedException e) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return new Ended(
        program.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
