package dev.twinsite.lab;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The process that owns a lab: holds its servers and the WAN emulator, and takes commands until it
 * is told {@code down}, or the process it watches is gone.
 *
 * <p>Arguments: the home; then, if it is to end with another process, that one's id and start in
 * milliseconds. Its first line of output is {@code ready}, or the sentence that says why not.
 */
public final class LabOwner {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Path home;
  private final AtomicBoolean ending = new AtomicBoolean();
  private volatile Optional<OwnedLab> lab = Optional.empty();

  private LabOwner(Path home) {
    this.home = home;
  }

  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    Disk.directory(home.resolve("logs"));
    PrintStream caller = System.out;
    System.setOut(new PrintStream(new FileOutputStream(log(home).toFile(), true), true));
    System.setErr(System.out);
    try (FileChannel file = lockFile(home);
        FileLock lock = file.tryLock()) {
      if (lock == null) {
        caller.println("A lab already runs in " + home + "; end it with 'it-tests/lab down'.");
        System.exit(1);
      }
      LabOwner owner = new LabOwner(home);
      endSurvivors(home);
      Ledger.ofOwner(home).clear();
      Ledger.ofOwner(home).add(OwnedProcess.of(ProcessHandle.current()));
      if (arguments.length > 2) {
        owner.watch(watched(arguments));
      }
      owner.serve(caller);
    }
  }

  static Path log(Path home) {
    return home.resolve("logs").resolve("lab.log");
  }

  static FileChannel lockFile(Path home) throws IOException {
    return FileChannel.open(
        home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Ends what an owner that was killed has left behind; the caller holds the lock of the home. */
  static int endSurvivors(Path home) {
    Ledger ledger = new Ledger(home);
    List<OwnedProcess> survivors = ledger.survivors();
    survivors.forEach(OwnedProcess::kill);
    OwnedProcess.awaitEnd(survivors, Duration.ofSeconds(20));
    ledger.clear();
    Disk.delete(OwnedLab.file(home));
    return survivors.size();
  }

  private static OwnedProcess watched(String[] arguments) {
    return new OwnedProcess(
        Long.parseLong(arguments[1]), Instant.ofEpochMilli(Long.parseLong(arguments[2])));
  }

  private void watch(OwnedProcess other) {
    WanConnection.thread(
        "watch",
        () -> {
          Await.until(Duration.ofDays(365), PATIENCE, () -> !other.isAlive(), () -> "");
          say("the process that started this lab is gone");
          end(0);
        });
  }

  private void serve(PrintStream caller) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close"));
    try (ServerSocketChannel listener = Wire.listen(home)) {
      caller.println("ready");
      caller.close();
      while (true) {
        SocketChannel channel = listener.accept();
        WanConnection.thread("command", () -> answer(channel));
      }
    }
  }

  private void answer(SocketChannel channel) {
    try (Wire wire = new Wire(channel)) {
      List<String> words = Json.asArray(wire.receive()).stream().map(String::valueOf).toList();
      if (!words.isEmpty()) {
        say(String.join(" ", words));
        answer(words, wire);
      }
    } catch (IOException e) {
      say("a caller has gone: " + e.getMessage());
    }
  }

  private void answer(List<String> words, Wire wire) throws IOException {
    try {
      perform(words, line -> tell(wire, line));
      wire.send(Map.of("result", lab.map(open -> LabFile.write(open.status())).orElse(Map.of())));
    } catch (LabException e) {
      say(e.getMessage());
      wire.send(Map.of("error", e.getMessage(), "status", e.exitStatus()));
    } catch (RuntimeException e) {
      e.printStackTrace();
      wire.send(Map.of("error", "The lab failed: " + e + "; see " + log(home), "status", 1));
    }
    if (words.get(0).equals("down") || words.get(0).equals("up") && lab.isEmpty()) {
      end(0);
    }
  }

  private void tell(Wire wire, String line) {
    say(line);
    try {
      wire.send(Map.of("progress", line));
    } catch (IOException e) {
      say("the caller has gone");
    }
  }

  private void perform(List<String> words, Consumer<String> progress) {
    if (words.get(0).equals("up")) {
      up(config(words), progress);
    } else if (words.get(0).equals("down")) {
      close();
    } else {
      perform(words, lab.orElseThrow(() -> LabException.failed("The lab is not up.")), progress);
    }
  }

  private static void perform(List<String> words, OwnedLab lab, Consumer<String> progress) {
    switch (words.get(0)) {
      case "status" -> {}
      case "start" -> lab.start(words.get(1), progress);
      case "stop" -> lab.stop(words.get(1));
      case "kill-server" -> lab.kill(words.get(1));
      case "kill-site" -> lab.killSite(words.get(1));
      case "pause-server" -> lab.pause(words.get(1));
      case "resume-server" -> lab.resume(words.get(1));
      case "power-on" -> lab.powerOn(words.get(1), progress);
      case "wipe-site" -> lab.wipeSite(words.get(1));
      case "cut-link" -> lab.cut(words.get(1), words.get(2));
      case "heal-link" -> lab.heal();
      case "rtt" -> lab.roundTrip(Duration.ofMillis(Long.parseLong(words.get(1))));
      default -> throw LabException.misused("There is no command '" + words.get(0) + "'.");
    }
  }

  private LabConfig config(List<String> words) {
    return new LabConfig(
        home,
        Integer.parseInt(words.get(1)),
        Integer.parseInt(words.get(2)),
        Duration.ofMillis(Long.parseLong(words.get(3))),
        DeclaredBy.named(words.get(4)),
        Boolean.parseBoolean(words.get(5)),
        Integer.parseInt(words.get(6)));
  }

  private void up(LabConfig config, Consumer<String> progress) {
    if (lab.isPresent()) {
      throw LabException.failed("A lab already runs in " + home + ".");
    }
    OwnedLab opening = new OwnedLab(config, Artifacts.ofThisBuild());
    lab = Optional.of(opening);
    try {
      opening.up(progress);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private synchronized void close() {
    ending.set(true);
    lab.ifPresent(OwnedLab::close);
    lab = Optional.empty();
  }

  private void end(int status) {
    close();
    System.exit(status);
  }

  private static void say(String line) {
    System.out.println(Instant.now() + " " + line);
  }
}
