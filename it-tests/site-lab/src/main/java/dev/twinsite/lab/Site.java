package dev.twinsite.lab;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A site of the lab: its servers, and what each is told at its start. */
final class Site {
  private static final String LOOPBACK = "http://127.0.0.1:";
  private static final String APPLICATION_OPTIONS =
      "-Xmx208m -Xmn56m -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";
  private static final String OPERATIONS_OPTIONS =
      "-Xmx224m -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";

  /**
   * Threads that read and write for requests, in each node. All servers share this machine's cores,
   * and a thread too many makes everybody's share smaller, that of the journal included.
   */
  private static final int HTTP_THREADS = 2 + 2 * Runtime.getRuntime().availableProcessors();

  private final Place place;
  private final LabConfig config;
  private final Path directory;
  private final Secrets secrets;
  private final List<Path> release;
  private final String version;
  private final Postgres database;
  private final Map<String, Server> servers = new LinkedHashMap<>();

  Site(
      Place place,
      LabConfig config,
      Artifacts artifacts,
      Distribution distribution,
      Secrets secrets,
      Ledger ledger) {
    this.place = place;
    this.config = config;
    this.directory = config.home().resolve(place.toString());
    this.secrets = secrets;
    this.release =
        List.of(
            artifacts.applicationArchive(),
            artifacts.applicationScript(),
            artifacts.operationsArchive(),
            artifacts.operationsScript());
    ServerName databaseName = new ServerName(place, Role.DATABASE, 0);
    this.version = artifacts.applicationVersion();
    this.database =
        new Postgres(
            databaseName,
            distribution.postgresql(),
            directory.resolve("db"),
            log(databaseName),
            ports().database(place),
            secrets,
            ledger);
    for (ServerName name : ServerName.of(place, config.nodesPerSite())) {
      servers.put(
          name.toString(),
          name.role() == Role.DATABASE ? database : wildfly(name, artifacts, distribution, ledger));
    }
  }

  Place place() {
    return place;
  }

  /** In the order in which they boot. */
  List<Server> servers() {
    return List.copyOf(servers.values());
  }

  List<Server> servers(Role role) {
    return servers().stream().filter(server -> server.name().role() == role).toList();
  }

  Postgres database() {
    return database;
  }

  List<URI> app() {
    List<URI> nodes = new ArrayList<>();
    for (int index = 1; index <= config.nodesPerSite(); index++) {
      nodes.add(URI.create(LOOPBACK + ports().application(place, index)));
    }
    return nodes;
  }

  URI ops() {
    return URI.create(LOOPBACK + ports().operations(place));
  }

  int managementPort(ServerName name) {
    return name.role() == Role.DATABASE ? 0 : ports().management(place, name.index());
  }

  /** Opens the ports of the WAN emulator through which the other site reaches this one. */
  void openWan(WanEmulator wan) {
    wan.open(ports().wanToOperations(place), place.peer(), place, local(ports().operations(place)));
    for (int index = 1; index <= config.nodesPerSite(); index++) {
      wan.open(
          ports().wanToBridge(place, index),
          place.peer(),
          place,
          local(ports().bridge(place, index)));
    }
  }

  /** Where the ops server keeps its log of the quorum. */
  Path voterDisk() {
    return operationsDisk().resolve("quorum");
  }

  /** Puts into the ops server's depot what the site, or the other one, can be installed from. */
  void fillDepot() {
    Path depot = Disk.directory(operationsDisk().resolve("depot"));
    release.stream()
        .filter(file -> !Files.exists(depot.resolve(file.getFileName())))
        .forEach(file -> Disk.copy(file, depot.resolve(file.getFileName())));
    Depot.put(depot, version, release.get(0));
  }

  private Path operationsDisk() {
    return directory.resolve("ops-data");
  }

  /** Empties every disk of the dead site. */
  void wipe() {
    Disk.delete(directory);
  }

  private static java.net.InetSocketAddress local(int port) {
    return new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port);
  }

  private PortPlan ports() {
    return config.ports();
  }

  private Path log(ServerName name) {
    return config.home().resolve("logs").resolve(name + ".log");
  }

  private WildFly wildfly(
      ServerName name, Artifacts artifacts, Distribution distribution, Ledger ledger) {
    boolean application = name.role() == Role.APPLICATION;
    Path script = application ? artifacts.applicationScript() : artifacts.operationsScript();
    return new WildFly(
        name,
        directory.resolve(name.toString()),
        log(name),
        Jvm.wildfly(distribution, name, options(application)),
        application ? applicationEnvironment(name) : operationsEnvironment(name),
        new ServerConfiguration(distribution, name.role(), script).directory(),
        application ? artifacts.applicationArchive() : artifacts.operationsArchive(),
        ledger);
  }

  private static List<String> options(boolean application) {
    return application
        ? Jvm.optionsFrom("TWINSITE_LAB_APPLICATION_JAVA_OPTS", APPLICATION_OPTIONS)
        : Jvm.optionsFrom("TWINSITE_LAB_OPERATIONS_JAVA_OPTS", OPERATIONS_OPTIONS);
  }

  private Map<String, String> commonEnvironment(ServerName name) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("TWINSITE_SITE", place.toString());
    environment.put("TWINSITE_PEER", place.peer().toString());
    environment.put("TWINSITE_NODE", name.toString());
    environment.put("TWINSITE_DB_URL", database.url());
    environment.put("TWINSITE_DB_USER", Postgres.APPLICATION);
    environment.put("TWINSITE_DB_PASSWORD", database.password());
    // The C library otherwise keeps a heap for each few threads, 20 to 30 MiB of it never used
    // again.
    environment.put("MALLOC_ARENA_MAX", "2");
    put(environment, "TWINSITE_MANAGEMENT_PORT", ports().management(place, name.index()));
    put(
        environment,
        "TWINSITE_TXN_RECOVERY_PORT",
        ports().transactionRecovery(place, name.index()));
    put(environment, "TWINSITE_TXN_STATUS_PORT", ports().transactionStatus(place, name.index()));
    return environment;
  }

  private Map<String, String> applicationEnvironment(ServerName name) {
    Map<String, String> environment = commonEnvironment(name);
    int index = name.index();
    put(environment, "TWINSITE_HTTP_PORT", ports().application(place, index));
    put(environment, "TWINSITE_CLUSTER_PORT", ports().cluster(place, index));
    put(environment, "TWINSITE_CLUSTER_FD_PORT", ports().cluster(place, index) + 1);
    put(environment, "TWINSITE_SITE_PORT", ports().replication(place, index));
    put(environment, "TWINSITE_SITE_FD_PORT", ports().replication(place, index) + 1);
    put(environment, "TWINSITE_WAN_PORT", ports().bridge(place, index));
    put(environment, "TWINSITE_WAN_EXTERNAL_PORT", ports().wanToBridge(place, index));
    environment.put("TWINSITE_CLUSTER_HOSTS", hosts(place, ports()::cluster));
    environment.put("TWINSITE_SITE_HOSTS", hosts(place, ports()::replication));
    environment.put("TWINSITE_WAN_HOSTS", hosts(place.peer(), ports()::wanToBridge));
    environment.put("TWINSITE_ALTERNATES", alternates());
    put(environment, "TWINSITE_HTTP_THREADS", HTTP_THREADS);
    return environment;
  }

  private Map<String, String> operationsEnvironment(ServerName name) {
    Map<String, String> environment = commonEnvironment(name);
    put(environment, "TWINSITE_HTTP_PORT", ports().operations(place));
    environment.put(
        "TWINSITE_APP_URLS", String.join(",", app().stream().map(URI::toString).toList()));
    environment.put("TWINSITE_PEER_OPS_URL", LOOPBACK + ports().wanToOperations(place.peer()));
    environment.put("TWINSITE_OPS_SECRET", secrets.secret("ops-secret"));
    environment.put("TWINSITE_OPERATOR_USERNAME", OwnedLab.OPERATOR);
    environment.put("TWINSITE_OPERATOR_PASSWORD", secrets.secret("operator-password"));
    environment.put("TWINSITE_DATA_DIR", operationsDisk().toString());
    environment.put("TWINSITE_PEER_CONSOLE_URL", LOOPBACK + ports().operations(place.peer()));
    environment.put("TWINSITE_SERVER_DIRS", serverDirectories());
    environment.putAll(Quorum.environment(place, ports(), secrets));
    environment.putAll(PowerControllers.environment(config.home(), place, secrets));
    environment.put(
        "TWINSITE_DECLARE_AUTOMATICALLY",
        Boolean.toString(config.declaredBy() == DeclaredBy.QUORUM));
    environment.put("TWINSITE_PRODUCTION", Boolean.toString(config.production()));
    return environment;
  }

  private String serverDirectories() {
    return String.join(
        ",",
        ServerName.of(place, config.nodesPerSite()).stream()
            .filter(name -> name.role() != Role.DATABASE)
            .map(name -> directory.resolve(name.toString()).toString())
            .toList());
  }

  private static void put(Map<String, String> environment, String name, int value) {
    environment.put(name, Integer.toString(value));
  }

  private interface PortOf {
    int at(Place site, int index);
  }

  /** A host list as JGroups reads it: {@code 127.0.0.1[8085],127.0.0.1[8095]}. */
  private String hosts(Place site, PortOf port) {
    List<String> hosts = new ArrayList<>();
    for (int index = 1; index <= config.nodesPerSite(); index++) {
      hosts.add("127.0.0.1[" + port.at(site, index) + "]");
    }
    return String.join(",", hosts);
  }

  private String alternates() {
    List<String> urls = new ArrayList<>();
    for (int index = 1; index <= config.nodesPerSite(); index++) {
      urls.add(LOOPBACK + ports().application(place.peer(), index));
    }
    return String.join(",", urls);
  }
}
