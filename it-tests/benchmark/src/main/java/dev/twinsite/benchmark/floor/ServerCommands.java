package dev.twinsite.benchmark.floor;

import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus.ServerStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an administrator says to a running server, through the client that WildFly ships: its way to
 * log in on the same machine needs no password.
 */
final class ServerCommands {

  private static final String HOME = "-Djboss.home.dir=";

  private final String server;
  private final List<String> client;

  private ServerCommands(String server, List<String> client) {
    this.server = server;
    this.client = client;
  }

  /** The commands of a server that runs. */
  static ServerCommands of(ServerStatus server) {
    ProcessHandle.Info process =
        ProcessHandle.of(server.pid()).map(ProcessHandle::info).orElseThrow();
    String java = process.command().orElseThrow();
    String home =
        Arrays.stream(process.arguments().orElseThrow())
            .filter(word -> word.startsWith(HOME))
            .map(word -> word.substring(HOME.length()))
            .findFirst()
            .orElseThrow();
    return new ServerCommands(
        server.name(),
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            Path.of(home, "bin/client/jboss-cli-client.jar").toString(),
            "--connect",
            "--controller=remote+http://127.0.0.1:" + server.managementPort()));
  }

  /**
   * Performs one command after the other.
   *
   * @throws LabException if the server refuses one of them
   */
  void perform(String... commands) {
    try {
      Path script = Files.write(Files.createTempFile("benchmark", ".cli"), List.of(commands));
      try {
        perform(script);
      } finally {
        Files.delete(script);
      }
    } catch (IOException e) {
      throw LabException.failed("WildFly's client did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LabException.failed("The benchmark was interrupted.", e);
    }
  }

  private void perform(Path script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(client);
    command.add("--file=" + script);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw LabException.failed(server + " refused: " + said.strip());
    }
  }
}
