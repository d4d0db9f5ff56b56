package dev.twinsite.arquillian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Owns idle processes in the place of servers. */
public final class IdleServers implements ServerOwner {

  /** Why the next owner refuses to open; null for an owner that works. */
  static @Nullable String refusal;

  /** What the owners were asked to do, in order. */
  static final List<String> asked = new ArrayList<>();

  /** The processes that live or lived last, by server. */
  static final Map<String, Process> processes = new ConcurrentHashMap<>();

  @Override
  public void open() {
    asked.add("open");
    if (refusal != null) {
      throw new IllegalStateException(refusal);
    }
    servers().forEach(this::start);
  }

  @Override
  public Set<String> servers() {
    return Set.of("pangyo-1", "ansan-1");
  }

  @Override
  public int managementPort(String server) {
    return 9990;
  }

  @Override
  public boolean isRunning(String server) {
    return processes.containsKey(server) && processes.get(server).isAlive();
  }

  @Override
  public void start(String server) {
    if (!isRunning(server)) {
      processes.put(server, boot(server));
    }
  }

  @Override
  public void stop(String server) {
    processes.get(server).destroy();
    processes.get(server).onExit().join();
  }

  @Override
  public void kill(String server) {
    processes.get(server).destroyForcibly();
    processes.get(server).onExit().join();
  }

  @Override
  public void restore() {
    servers().forEach(this::start);
  }

  @Override
  public void close() {
    asked.add("close");
    processes.values().forEach(Process::destroyForcibly);
  }

  static Path goodbye(String server) {
    return Path.of("target", server + ".goodbye");
  }

  private static Process boot(String server) {
    try {
      Files.deleteIfExists(goodbye(server));
      Process process = command(server).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.inputReader().readLine();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessBuilder command(String server) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto",
        "-cp",
        Path.of("target", "test-classes").toString(),
        IdleServer.class.getName(),
        goodbye(server).toString());
  }
}
