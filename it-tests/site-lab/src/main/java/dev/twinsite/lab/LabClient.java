package dev.twinsite.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.redfish.RedfishService;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The lab as seen from any other process: every call goes to its owner. */
public final class LabClient implements Lab {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final Consumer<String> progress;
  private final boolean endsWithThis;
  private boolean ended;

  private LabClient(Path home, Consumer<String> progress, boolean endsWithThis) {
    this.home = home;
    this.progress = progress;
    this.endsWithThis = endsWithThis;
  }

  /**
   * Starts an owner and waits until both sites are ready.
   *
   * @param attached whether the lab ends with this process; else it stays until it is told down
   */
  static LabClient start(LabConfig config, Consumer<String> progress, boolean attached) {
    LabClient client = new LabClient(config.home(), progress, attached);
    client.startOwner(attached);
    client.ask(
        "up",
        Integer.toString(config.basePort()),
        Integer.toString(config.nodesPerSite()),
        Long.toString(config.roundTrip().toMillis()),
        config.declaredBy().toString(),
        Boolean.toString(config.production()),
        Integer.toString(config.simulatedServers()));
    return client;
  }

  static LabClient attach(Path home, Consumer<String> progress) {
    LabClient client = new LabClient(home.toAbsolutePath().normalize(), progress, false);
    client.status();
    return client;
  }

  /**
   * Ends whatever lab has this home, also if its owner was killed; does nothing if there is none.
   *
   * @return whether there was anything to end
   */
  static boolean down(Path home, Consumer<String> progress) {
    if (endSurvivors(home)) {
      return true;
    }
    if (!isOwned(home)) {
      return false;
    }
    new LabClient(home, progress, false).askForEnd();
    return true;
  }

  /** Ends what an owner that was killed has left; false if there was nothing or it still lives. */
  static boolean endSurvivors(Path home) {
    if (!Files.isDirectory(home)) {
      return false;
    }
    try (var file = LabOwner.lockFile(home);
        FileLock lock = file.tryLock()) {
      return lock != null && LabOwner.endSurvivors(home) > 0;
    } catch (IOException e) {
      throw LabException.failed("The lab in " + home + " cannot be looked at.", e);
    }
  }

  private static boolean isOwned(Path home) {
    if (!Files.isDirectory(home)) {
      return false;
    }
    try (var file = LabOwner.lockFile(home);
        FileLock lock = file.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      throw LabException.failed("The lab in " + home + " cannot be looked at.", e);
    }
  }

  private void startOwner(boolean attached) {
    Disk.directory(home.resolve("logs"));
    List<String> command = new ArrayList<>(sessionOfItsOwn());
    command.addAll(List.of(Jvm.java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", classPath(), LabOwner.class.getName(), home.toString()));
    if (attached) {
      OwnedProcess self = OwnedProcess.of(ProcessHandle.current());
      command.add(Long.toString(self.pid()));
      command.add(Long.toString(self.startedAt().toEpochMilli()));
    }
    awaitReady(command);
  }

  private void awaitReady(List<String> command) {
    try {
      Process owner =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.appendTo(LabOwner.log(home).toFile()))
              .start();
      owner.getOutputStream().close();
      BufferedReader first = owner.inputReader();
      String line = first.readLine();
      if (!"ready".equals(line)) {
        throw LabException.failed(
            line != null
                ? line
                : "The lab's owner does not start; see " + LabOwner.log(home) + ".");
      }
    } catch (IOException e) {
      throw LabException.failed("The lab's owner cannot be started.", e);
    }
  }

  /** A session of its own keeps the terminal's Ctrl-C away from the servers. */
  private static List<String> sessionOfItsOwn() {
    if (isOnPath("setsid")) {
      return List.of("setsid");
    }
    return isOnPath("perl")
        ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV;")
        : List.of();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static String classPath() {
    return Stream.of(
            LabOwner.class,
            XZInputStream.class,
            RedfishService.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonCreator.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(java.net.URI.create(location.toString())).toString())
        .reduce((one, other) -> one + ":" + other)
        .orElseThrow();
  }

  private LabStatus ask(String... words) {
    try (Wire wire = Wire.connect(home)) {
      wire.send(List.of(words));
      while (true) {
        @Nullable Object message = wire.receive();
        if (message == null) {
          throw LabException.failed("The lab's owner is gone; see " + LabOwner.log(home) + ".");
        }
        Map<String, @Nullable Object> said = Json.asObject(message);
        if (said.containsKey("result")) {
          return LabFile.read(Json.asObject(said.get("result")));
        }
        listen(said);
      }
    } catch (IOException e) {
      throw LabException.failed(
          "No lab runs in " + home + "; start one with 'it-tests/lab up'.", e);
    }
  }

  private void listen(Map<String, @Nullable Object> said) {
    if (said.get("error") != null) {
      int status = said.get("status") instanceof Number number ? number.intValue() : 1;
      throw LabException.withStatus(status, String.valueOf(said.get("error")));
    }
    progress.accept(String.valueOf(said.get("progress")));
  }

  @Override
  public LabStatus status() {
    return ask("status");
  }

  @Override
  public void start(String server) {
    ask("start", server);
  }

  @Override
  public void stop(String server) {
    ask("stop", server);
  }

  @Override
  public void kill(String server) {
    ask("kill-server", server);
  }

  @Override
  public void pause(String server) {
    ask("pause-server", server);
  }

  @Override
  public void resume(String server) {
    ask("resume-server", server);
  }

  @Override
  public void killSite(String site) {
    ask("kill-site", site);
  }

  @Override
  public void powerOn(String site) {
    ask("power-on", site);
  }

  @Override
  public void wipeSite(String site) {
    ask("wipe-site", site);
  }

  @Override
  public void cut(String from, String to) {
    ask("cut-link", from, to);
  }

  @Override
  public void heal() {
    ask("heal-link");
  }

  @Override
  public void roundTrip(Duration roundTrip) {
    ask("rtt", Long.toString(roundTrip.toMillis()));
  }

  /** Ends it once, and whoever comes second waits for that. */
  @Override
  public synchronized void close() {
    if (endsWithThis && !ended) {
      askForEnd();
      ended = true;
    }
  }

  private void askForEnd() {
    try {
      ask("down");
    } catch (LabException e) {
      progress.accept(e.getMessage());
    }
    Await.until(
        Duration.ofSeconds(60),
        () -> !isOwned(home),
        () -> "The lab in " + home + " does not end.");
  }
}
