package dev.twinsite.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that the lab has started, known by its id and the instant it began: an id alone may by
 * now belong to somebody else, and a stranger is never killed.
 *
 * @param pid process id
 * @param startedAt when the operating system says it began
 */
record OwnedProcess(long pid, Instant startedAt) {
  /** Two readings of one start may differ by this: the boot time they count from is rounded. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /**
   * Starts a server. What it says is appended to its log; it is told nothing by its input.
   *
   * @throws LabException if the operating system cannot start it
   */
  static OwnedProcess start(ServerName name, ProcessBuilder server, Path log) {
    try {
      Process started =
          server
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      started.getOutputStream().close();
      return of(started.toHandle());
    } catch (IOException e) {
      throw LabException.failed(name + " cannot be started.", e);
    }
  }

  /** A server that is configured by these variables alone, whatever this process was told. */
  static ProcessBuilder configured(List<String> command, Map<String, String> variables) {
    ProcessBuilder server = new ProcessBuilder(command);
    server.environment().keySet().removeIf(variable -> variable.startsWith("TWINSITE_"));
    server.environment().putAll(variables);
    return server;
  }

  /** The process as it is now; it must live. */
  static OwnedProcess of(ProcessHandle handle) {
    return new OwnedProcess(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
  }

  boolean isAlive() {
    return handle().isPresent();
  }

  /** Kills the process as a power cut would; does nothing if it is gone or was never this one. */
  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Asks the process to end. */
  void terminate() {
    handle().ifPresent(ProcessHandle::destroy);
  }

  /** Sends STOP, CONT or INT. */
  void signal(String signal) {
    if (isAlive()) {
      signal(signal, List.of(this));
    }
  }

  static void signal(String signal, List<OwnedProcess> processes) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    processes.stream()
        .filter(OwnedProcess::isAlive)
        .forEach(process -> command.add(Long.toString(process.pid)));
    if (command.size() > 2) {
      run(command);
    }
  }

  /** This process and every process that descends from it, at this moment. */
  List<OwnedProcess> family() {
    List<OwnedProcess> family = new ArrayList<>(List.of(this));
    handle().stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(descendant -> family.add(of(descendant)));
    return family;
  }

  /** Waits until none of them lives. */
  static void awaitEnd(List<OwnedProcess> processes, Duration limit) {
    Await.until(
        limit,
        () -> processes.stream().noneMatch(OwnedProcess::isAlive),
        () -> "Processes " + processes + " do not end.");
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThisOne);
  }

  private boolean isThisOne(ProcessHandle handle) {
    return handle.info().startInstant().map(this::isStart).orElse(false) && !isZombie();
  }

  private boolean isStart(Instant start) {
    return Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0;
  }

  /** A dead process that nobody has buried still has a process id on Linux. */
  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(List<String> command) {
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw LabException.failed("Cannot run " + command.get(0) + ".", e);
    } catch (InterruptedException e) {
      throw Await.interrupted(e);
    }
  }
}
