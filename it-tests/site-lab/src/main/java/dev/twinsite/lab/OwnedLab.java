package dev.twinsite.lab;

import dev.twinsite.lab.LabStatus.Database;
import dev.twinsite.lab.LabStatus.Operator;
import dev.twinsite.lab.LabStatus.PowerAccount;
import dev.twinsite.lab.LabStatus.ServerStatus;
import dev.twinsite.lab.LabStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The lab in the process that owns its servers. */
final class OwnedLab implements AutoCloseable {
  /** Name of the operator's account at both consoles. */
  static final String OPERATOR = "operator";

  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Duration DEATH = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final LabConfig config;
  private final Artifacts artifacts;
  private final Distribution distribution;
  private final Secrets secrets;
  private final Ledger ledger;
  private final WanEmulator wan = new WanEmulator();
  private final List<Site> sites;
  private final Witness witness;
  private final SimulatedServers simulated;
  private final PowerControllers power;
  private final Set<String> paused = ConcurrentHashMap.newKeySet();

  OwnedLab(LabConfig config, Artifacts artifacts) {
    this.config = config;
    this.artifacts = artifacts;
    this.distribution = new Distribution(artifacts);
    this.secrets = new Secrets(config.home());
    this.ledger = new Ledger(config.home());
    Disk.directory(config.home().resolve("logs"));
    this.sites = Place.SITES.stream().map(this::site).toList();
    this.witness = witness();
    this.simulated = new SimulatedServers(config.simulatedServers());
    this.power = new PowerControllers(config, secrets, simulated);
  }

  private Witness witness() {
    Path disk = config.home().resolve("witness");
    return new Witness(
        artifacts.witnessJar(),
        disk,
        config.home().resolve("logs/witness.log"),
        Witness.environment(config, secrets, disk),
        ledger);
  }

  private Site site(Place place) {
    return new Site(place, config, artifacts, distribution, secrets, ledger);
  }

  /** Starts everything and waits until both sites are ready. */
  void up(Consumer<String> progress) {
    long begin = System.nanoTime();
    Machine.requireMemory(config.nodesPerSite());
    Machine.requireDisk(config.home(), distribution.isUnpacked());
    config.ports().requireFree(config.nodesPerSite());
    artifacts.requireAll();
    distribution.unpack(progress);
    configure(progress);
    wan.roundTrip(config.roundTrip());
    sites.forEach(site -> site.openWan(wan));
    Quorum.openWan(wan, config.ports(), config.nodesPerSite());
    foundQuorum();
    startPower();
    Place.SITES.forEach(simulated::run);
    boot(servers(), progress);
    Parallel.run(sites.stream().map(site -> (Runnable) () -> awaitReady(site, progress)).toList());
    declareAsAsked();
    writeFile();
    progress.accept("both sites are ready after " + seconds(begin));
  }

  void startPower() {
    power.openWan(wan);
    power.writeInventories();
    for (Site site : sites) {
      power.start(
          site.place(),
          site.servers().stream().map(server -> new PoweredServer(this, server)).toList());
    }
  }

  /**
   * Once for a home, at all three places. Later a voter that finds no log of its own has to wait
   * for the others, also in a site whose disks were wiped.
   */
  private void foundQuorum() {
    Path founded = config.home().resolve("quorum-founded");
    if (Files.exists(founded)) {
      return;
    }
    requireNewHome();
    List<Runnable> foundings = new ArrayList<>();
    foundings.add(() -> witness.found(Quorum.voter(Place.WITNESS), witness.directory()));
    sites.forEach(
        site -> foundings.add(() -> witness.found(Quorum.voter(site.place()), site.voterDisk())));
    Parallel.run(foundings);
    Disk.write(founded, "");
  }

  /** A start that failed half-way may have left voters, but nothing has been decided yet. */
  private void requireNewHome() {
    sites.forEach(site -> Disk.delete(site.voterDisk()));
    witness.wipe();
    sites.stream()
        .filter(site -> Files.exists(site.voterDisk().resolveSibling("votes.json")))
        .findFirst()
        .ifPresent(
            site -> {
              throw LabException.failed(
                  "The lab in "
                      + config.home()
                      + " was made by an earlier version, without a quorum; delete it or choose"
                      + " another --home.");
            });
  }

  /**
   * What the servers are configured with counts for a new quorum alone; an older one has to be
   * asked.
   */
  private void declareAsAsked() {
    Consoles consoles = new Consoles(new SiteCalls(), operator());
    Await.until(
        ANSWER,
        () -> consoles.declaredBy(sites.get(0).ops(), config.declaredBy()),
        () -> "The quorum did not take over --declare " + config.declaredBy() + ".");
  }

  /** In the order in which they boot. */
  private List<Server> servers() {
    List<Server> servers = new ArrayList<>(List.of(witness));
    sites.forEach(site -> servers.addAll(site.servers()));
    return servers;
  }

  private void configure(Consumer<String> progress) {
    Parallel.run(
        List.of(
            () -> configure(Role.APPLICATION, artifacts.applicationScript(), progress),
            () -> configure(Role.OPERATIONS, artifacts.operationsScript(), progress)));
  }

  private void configure(Role role, Path script, Consumer<String> progress) {
    new ServerConfiguration(distribution, role, script).generate(progress);
  }

  /** Databases first; they take a second, and everything else would wait for them. */
  private void boot(List<Server> servers, Consumer<String> progress) {
    bootAll(servers.stream().filter(OwnedLab::isDatabase).toList(), progress);
    bootAll(servers.stream().filter(server -> !isDatabase(server)).toList(), progress);
  }

  private static boolean isDatabase(Server server) {
    return server.name().role() == Role.DATABASE;
  }

  private void bootAll(List<Server> servers, Consumer<String> progress) {
    Parallel.run(servers.stream().map(server -> (Runnable) () -> boot(server, progress)).toList());
  }

  private void boot(Server server, Consumer<String> progress) {
    long begin = System.nanoTime();
    if (switchOn(server)) {
      server.awaitUp();
      progress.accept(server.name() + " is up after " + seconds(begin));
    }
  }

  /** Starts a dead server and does not wait for it; says whether it was dead. */
  boolean switchOn(Server server) {
    synchronized (server) {
      if (server.process().isPresent()) {
        return false;
      }
      paused.remove(server.name().toString());
      fillDepot(server);
      server.boot();
      writeFile();
      return true;
    }
  }

  boolean isPaused(Server server) {
    return paused.contains(server.name().toString());
  }

  /** Asks a server to end, and does not wait for it. */
  void requestStop(Server server) {
    resume(server.name().toString());
    server.requestStop();
  }

  private void fillDepot(Server server) {
    sites.stream()
        .filter(site -> site.servers(Role.OPERATIONS).contains(server))
        .forEach(Site::fillDepot);
  }

  private static String seconds(long begin) {
    return "%.1f s".formatted((System.nanoTime() - begin) / 1e9);
  }

  private void awaitReady(Site site, Consumer<String> progress) {
    new Recovery(site, peerOf(site), operator(), progress).awaitReady();
  }

  LabStatus status() {
    return new LabStatus(
        ProcessHandle.current().pid(),
        config.basePort(),
        wan.roundTrip(),
        wan.cuts(),
        sites.stream().map(this::status).toList(),
        status(witness, 0),
        operator());
  }

  private LabStatus.Site status(Site site) {
    Database database =
        new Database(site.database().url(), Postgres.APPLICATION, site.database().password());
    return new LabStatus.Site(
        site.place().toString(),
        site.app(),
        site.ops(),
        PowerControllers.root(config.ports(), site.place()),
        new PowerAccount(
            PowerControllers.ACCOUNT, PowerControllers.password(secrets, site.place())),
        database,
        site.servers().stream()
            .map(server -> status(server, site.managementPort(server.name())))
            .toList());
  }

  private ServerStatus status(Server server, int managementPort) {
    ServerName name = server.name();
    long pid = server.process().map(OwnedProcess::pid).orElse(0L);
    return new ServerStatus(name.toString(), name.role(), state(name, pid), pid, managementPort);
  }

  private State state(ServerName name, long pid) {
    if (pid == 0) {
      return State.DEAD;
    }
    return paused.contains(name.toString()) ? State.PAUSED : State.RUNNING;
  }

  private Operator operator() {
    return new Operator(OPERATOR, secrets.secret("operator-password"));
  }

  void start(String name, Consumer<String> progress) {
    boot(server(name), progress);
  }

  void stop(String name) {
    Server server = server(name);
    resume(name);
    List<OwnedProcess> family = server.family();
    server.requestStop();
    try {
      OwnedProcess.awaitEnd(family, GOODBYE);
    } catch (LabException e) {
      kill(List.of(server));
    }
    writeFile();
  }

  void kill(String name) {
    kill(List.of(server(name)));
    writeFile();
  }

  void killSite(String name) {
    kill(siteNamed(name).servers());
    simulated.losePower(Place.site(name));
    writeFile();
  }

  /**
   * All at once: the processes are stopped where they stand, so that none has another child or says
   * goodbye to another, and are killed together.
   */
  private void kill(List<Server> servers) {
    List<OwnedProcess> roots =
        servers.stream().flatMap(server -> server.process().stream()).toList();
    OwnedProcess.signal("STOP", roots);
    List<OwnedProcess> all = roots.stream().flatMap(root -> root.family().stream()).toList();
    all.forEach(OwnedProcess::kill);
    OwnedProcess.awaitEnd(all, DEATH);
    servers.forEach(server -> paused.remove(server.name().toString()));
  }

  void pause(String name) {
    Server server = server(name);
    requireAlive(server);
    paused.add(name);
    OwnedProcess.signal("STOP", server.process().stream().toList());
    OwnedProcess.signal("STOP", server.family());
    writeFile();
  }

  void resume(String name) {
    if (paused.remove(name)) {
      OwnedProcess.signal("CONT", server(name).family());
      writeFile();
    }
  }

  private static void requireAlive(Server server) {
    if (server.process().isEmpty()) {
      throw LabException.failed(server.name() + " is dead; start it with power-on.");
    }
  }

  void powerOn(String name, Consumer<String> progress) {
    long begin = System.nanoTime();
    Site site = siteNamed(name);
    site.servers().forEach(server -> resume(server.name().toString()));
    boot(site.servers(), progress);
    simulated.run(site.place());
    Recovery recovery = new Recovery(site, peerOf(site), operator(), progress);
    recovery.awaitReady();
    recovery.awaitCaughtUp();
    progress.accept(name + " is ACTIVE and has caught up after " + seconds(begin));
  }

  void wipeSite(String name) {
    Site site = siteNamed(name);
    site.servers().stream()
        .filter(server -> server.process().isPresent())
        .findFirst()
        .ifPresent(
            server -> {
              throw LabException.failed(
                  server.name() + " runs; the disks of a site can be emptied when it is dead.");
            });
    site.wipe();
  }

  void cut(String from, String to) {
    wan.cut(Place.named(from), Place.named(to));
    writeFile();
  }

  void heal() {
    wan.heal();
    writeFile();
  }

  void roundTrip(Duration roundTrip) {
    LabConfig.requireRoundTrip(roundTrip);
    wan.roundTrip(roundTrip);
    writeFile();
  }

  private Site siteNamed(String name) {
    return sites.get(Place.SITES.indexOf(Place.site(name)));
  }

  private Site peerOf(Site site) {
    return sites.get(Place.SITES.indexOf(site.place().peer()));
  }

  private Server server(String name) {
    List<Server> all = servers();
    return all.stream()
        .filter(server -> server.name().toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.misused(
                    "There is no server '"
                        + name
                        + "'; servers are "
                        + String.join(
                            ", ", all.stream().map(server -> server.name().toString()).toList())
                        + "."));
  }

  private synchronized void writeFile() {
    Disk.writeSecret(file(config.home()), Json.pretty(LabFile.write(status())));
  }

  static Path file(Path home) {
    return home.resolve("lab.json");
  }

  /** Asks the application and ops servers to end, then the databases, and kills what stays. */
  @Override
  public void close() {
    List<Server> servers = servers();
    servers.forEach(server -> resume(server.name().toString()));
    say(servers.stream().filter(server -> !isDatabase(server)).toList());
    say(servers.stream().filter(OwnedLab::isDatabase).toList());
    power.close(); // Not before: ops servers log out there.
    wan.close();
    ledger.clear();
    Disk.delete(file(config.home()));
  }

  private void say(List<Server> servers) {
    List<OwnedProcess> families =
        servers.stream().flatMap(server -> server.family().stream()).toList();
    servers.forEach(Server::requestStop);
    try {
      OwnedProcess.awaitEnd(families, GOODBYE);
    } catch (LabException e) {
      kill(servers);
      families.forEach(OwnedProcess::kill);
    }
  }

  /** Whether a lab has been started here before and may have left something. */
  static boolean hasFile(Path home) {
    return Files.exists(file(home));
  }
}
