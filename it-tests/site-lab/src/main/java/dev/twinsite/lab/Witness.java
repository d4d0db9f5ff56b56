package dev.twinsite.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The third voter: one small process in a third place. */
final class Witness implements Server {
  private static final Duration BOOT_LIMIT = Duration.ofMinutes(1);
  private static final String IS_UP = "takes part as";

  private final ServerName name = new ServerName(Place.WITNESS, Role.WITNESS, 0);
  private final Path jar;
  private final Path directory;
  private final Path log;
  private final Map<String, String> environment;
  private final Ledger ledger;
  private volatile Optional<OwnedProcess> process = Optional.empty();
  private volatile long loggedBefore;

  /**
   * The witness.
   *
   * @param jar what it runs, with its libraries beside it
   * @param directory its disk
   * @param environment what it is told
   */
  Witness(Path jar, Path directory, Path log, Map<String, String> environment, Ledger ledger) {
    this.jar = jar;
    this.directory = directory;
    this.log = log;
    this.environment = environment;
    this.ledger = ledger;
  }

  /**
   * Gives a voter its vote in a new quorum, by writing it down on its disk.
   *
   * @param voter its name
   * @param disk where it keeps its log
   */
  void found(String voter, Path disk) {
    Path output = log.resolveSibling("founding-" + voter + ".log");
    new Command(command("found", voter), Map.of("TWINSITE_DATA_DIR", disk.toString()), output)
        .run("");
  }

  Path directory() {
    return directory;
  }

  @Override
  public ServerName name() {
    return name;
  }

  @Override
  public Optional<OwnedProcess> process() {
    return process.filter(OwnedProcess::isAlive);
  }

  @Override
  public List<OwnedProcess> family() {
    return process().map(OwnedProcess::family).orElse(List.of());
  }

  @Override
  public void boot() {
    loggedBefore = logged();
    process = Optional.of(start());
    ledger.add(process.get());
  }

  private OwnedProcess start() {
    return OwnedProcess.start(name, OwnedProcess.configured(command(), environment), log);
  }

  private List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jvm.java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Djgroups.use.jdk_logger=true",
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  @Override
  public void awaitUp() {
    Await.until(
        BOOT_LIMIT,
        () -> process().isEmpty() || takesPart(),
        () -> name + " does not start; see " + log);
    if (process().isEmpty()) {
      throw LabException.failed(
          name + " does not start:\n" + Disk.tail(log, 15) + "\n(see " + log + ")");
    }
  }

  @Override
  public boolean isUp() {
    return process().isPresent() && takesPart();
  }

  private boolean takesPart() {
    String text = Disk.read(log);
    return text.substring((int) Math.min(loggedBefore, text.length())).contains(IS_UP);
  }

  private long logged() {
    return Files.exists(log) ? Disk.read(log).length() : 0;
  }

  @Override
  public void requestStop() {
    process().ifPresent(OwnedProcess::terminate);
  }

  @Override
  public void wipe() {
    Disk.delete(directory);
  }

  /** What the witness of a lab is told. */
  static Map<String, String> environment(LabConfig config, Secrets secrets, Path directory) {
    PortPlan ports = config.ports();
    List<String> operations = new ArrayList<>();
    List<String> applications = new ArrayList<>();
    for (Place site : Place.SITES) {
      operations.add(site + "=http://127.0.0.1:" + ports.witnessToOperations(site));
      for (int index = 1; index <= config.nodesPerSite(); index++) {
        applications.add(site + "=http://127.0.0.1:" + ports.witnessToApplication(site, index));
      }
    }
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("TWINSITE_SITES", "pangyo,ansan");
    environment.put("TWINSITE_DATA_DIR", directory.toString());
    environment.put("TWINSITE_OPS_URLS", String.join(",", operations));
    environment.put("TWINSITE_APP_URLS", String.join(",", applications));
    environment.putAll(Quorum.environment(Place.WITNESS, ports, secrets));
    return environment;
  }
}
