package dev.twinsite.quorum.raft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import dev.twinsite.quorum.VoterName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Three voters, each a process of its own that can be killed and started again on its disk. */
final class ThreeProcesses implements AutoCloseable {

  static final List<String> VOTERS = List.of("ansan-ops", "pangyo-ops", "witness");

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private final Path disks;
  private final int port = freeBlock(new Random().nextInt(1000));
  private final Map<String, Voter> running = new TreeMap<>();
  private final List<Process> started = new ArrayList<>();

  ThreeProcesses(Path disks) {
    this.disks = disks;
  }

  private record Voter(Process process, BufferedReader answers, Writer questions) {

    synchronized String ask(String question) throws IOException {
      questions.write(question + "\n");
      questions.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith("= ")) {
          return line.substring(2);
        }
      }
      throw new IOException("it is dead");
    }
  }

  ThreeProcesses found() {
    VOTERS.forEach(name -> RaftVoter.found(disk(name), new VoterName(name)));
    return this;
  }

  ThreeProcesses startAll() throws IOException {
    for (String name : VOTERS) {
      start(name);
    }
    return this;
  }

  void start(String name) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-ea",
                "-Djgroups.use.jdk_logger=true",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                System.getProperty("java.class.path"),
                VoterProcess.class.getName(),
                name,
                disk(name).toString(),
                Integer.toString(port))
            .redirectError(disks.resolve(name + ".log").toFile())
            .start();
    started.add(process);
    running.put(
        name,
        new Voter(
            process,
            new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)),
            process.outputWriter(UTF_8)));
  }

  /** Its power is cut. */
  void kill(String name) throws InterruptedException {
    Voter voter = running.remove(name);
    if (voter != null) {
      voter.process.destroyForcibly().waitFor();
    }
  }

  /** It stands still, and does not know it. */
  Runnable pause(String name) throws IOException, InterruptedException {
    Voter voter = running.remove(name);
    signal(voter, "-STOP");
    return () -> resume(name, voter);
  }

  private void resume(String name, Voter voter) {
    try {
      signal(voter, "-CONT");
      running.put(name, voter);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void signal(Voter voter, String signal) throws IOException, InterruptedException {
    String id = Long.toString(voter.process.pid());
    new ProcessBuilder("kill", signal, id).start().waitFor();
  }

  /** The disk of a dead voter is replaced by an empty one. */
  void empty(String name) throws IOException {
    try (Stream<Path> files = Files.walk(disk(name))) {
      files.sorted(Comparator.reverseOrder()).forEach(ThreeProcesses::delete);
    }
  }

  Path disk(String name) {
    return disks.resolve(name);
  }

  String ask(String name, String question) {
    try {
      return running.get(name).ask(question);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + question, e);
    }
  }

  /** Asks until the answer is this one: whatever is asked may be asked again. */
  void insist(String name, String question, String expected) {
    await(
        name + " answers " + expected + " to " + question,
        () -> ask(name, question).equals(expected));
  }

  /** The one that all who run take for the leader. */
  String awaitLeader() {
    await("they agree on a leader", () -> running.containsKey(leader()));
    return leader();
  }

  private String leader() {
    List<String> named =
        running.keySet().stream().map(one -> ask(one, "leader")).distinct().toList();
    return named.size() == 1 ? named.get(0) : "none";
  }

  void awaitStates(String expected) {
    await(
        "all who run hold " + expected,
        () -> running.keySet().stream().allMatch(one -> ask(one, "states").equals(expected)));
  }

  interface Condition {
    boolean holds();
  }

  void await(String what, Condition condition) {
    long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        fail("not within %s: %s%n%s", LONG_ENOUGH, what, this);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public String toString() {
    StringBuilder world = new StringBuilder();
    for (String name : running.keySet()) {
      for (String question : List.of("seat", "leader", "present", "voting", "states", "log")) {
        world.append(name).append(' ').append(question).append(": ");
        world.append(ask(name, question)).append('\n');
      }
      world.append(log(name));
    }
    return world.toString();
  }

  private String log(String name) {
    try {
      return Files.readString(disks.resolve(name + ".log"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below the range that the system takes ports from by itself. */
  private static int freeBlock(int from) {
    for (int block = from; ; block++) {
      int first = 20_000 + (block % 1000) * 10;
      if (Stream.iterate(first, port -> port + 1).limit(6).allMatch(ThreeProcesses::isFree)) {
        return first;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
