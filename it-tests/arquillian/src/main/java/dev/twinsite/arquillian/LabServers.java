package dev.twinsite.arquillian;

import dev.twinsite.lab.DeclaredBy;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabConfig;
import dev.twinsite.lab.LabStatus;
import dev.twinsite.lab.LabStatus.ServerStatus;
import dev.twinsite.lab.LabStatus.State;
import dev.twinsite.lab.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lab as the owner of the servers. It starts a lab of its own on a free block of ports, which
 * ends with it or with this JVM, or attaches to one that runs already in the home that the property
 * {@value #HOME} names, and leaves that one running.
 */
public final class LabServers implements ServerOwner, LabControl {

  /** The home of a running lab to attach to. */
  public static final String HOME = "twinsite.lab.home";

  /** How many application nodes a site of a lab of its own has, 1 or 2; 1 if it is not set. */
  public static final String NODES = "twinsite.lab.nodes-per-site";

  /** Whether the consoles of a lab of its own ask for a second person; no if it is not set. */
  public static final String PRODUCTION = "twinsite.lab.production";

  private static final String WITNESS = "witness";

  private static final int NODES_PER_SITE = Integer.getInteger(NODES, 1);
  private static final Path OWN_HOME =
      Path.of("target", NODES_PER_SITE == 1 ? "lab" : "lab-two-nodes").toAbsolutePath();

  private @Nullable Lab lab;

  @Override
  public void open() {
    lab =
        Optional.ofNullable(System.getProperty(HOME))
            .map(home -> Lab.attach(Path.of(home), LabServers::tell))
            .orElseGet(LabServers::startOwn);
  }

  /** Tests say when a site counts as lost, unless they are about who says so. */
  private static Lab startOwn() {
    LabConfig config =
        LabConfig.standard()
            .withHome(OWN_HOME)
            .withNodesPerSite(NODES_PER_SITE)
            .withFreePorts()
            .withDeclaredBy(DeclaredBy.PEOPLE)
            .withProduction(Boolean.getBoolean(PRODUCTION));
    return Lab.start(config, LabServers::tell);
  }

  private static void tell(String progress) {
    System.out.println("lab: " + progress);
  }

  @Override
  public Set<String> servers() {
    return all()
        .filter(server -> server.managementPort() > 0)
        .map(ServerStatus::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int managementPort(String server) {
    return lab().status().server(server).managementPort();
  }

  @Override
  public boolean isRunning(String server) {
    return lab().status().server(server).state() != State.DEAD;
  }

  @Override
  public void start(String server) {
    lab().start(server);
  }

  @Override
  public void stop(String server) {
    lab().stop(server);
  }

  @Override
  public void kill(String server) {
    lab().kill(server);
  }

  @Override
  public void restore() {
    lab().heal();
    all()
        .filter(server -> server.state() == State.PAUSED)
        .forEach(server -> lab().resume(server.name()));
    if (!isRunning(WITNESS)) {
      lab().start(WITNESS);
    }
    sites().stream().filter(this::isBroken).forEach(site -> lab().powerOn(site.name()));
  }

  private boolean isBroken(Site site) {
    return lab().status().site(site.name()).servers().stream()
            .anyMatch(server -> server.state() == State.DEAD)
        || !site.isActive();
  }

  @Override
  public void close() {
    if (lab != null) {
      lab.close();
    }
  }

  @Override
  public List<Site> sites() {
    return lab().status().sites().stream().map(LabServers::site).toList();
  }

  private static Site site(LabStatus.Site site) {
    List<ServerStatus> servers =
        site.servers().stream().filter(server -> server.role() == Role.APPLICATION).toList();
    List<Node> nodes =
        IntStream.range(0, servers.size())
            .mapToObj(i -> node(servers.get(i), site.app().get(i)))
            .toList();
    return new Site(site.name(), nodes, site.ops(), power(site), database(site));
  }

  private static Site.PowerController power(LabStatus.Site site) {
    return new Site.PowerController(
        site.redfish(), site.power().username(), site.power().password());
  }

  private static Node node(ServerStatus server, URI base) {
    return new Node(server.name(), base, server.managementPort());
  }

  private static Site.Database database(LabStatus.Site site) {
    LabStatus.Database database = site.database();
    Path directory = home().resolve(site.name()).resolve("db/data");
    return new Site.Database(database.url(), database.username(), database.password(), directory);
  }

  @Override
  public Operator operator() {
    LabStatus.Operator operator = lab().status().operator();
    return new Operator(operator.username(), operator.password());
  }

  @Override
  public void killSite(String site) {
    lab().killSite(site);
  }

  @Override
  public void powerOn(String site) {
    lab().powerOn(site);
  }

  @Override
  public void wipeSite(String site) {
    lab().wipeSite(site);
  }

  @Override
  public void pause(String server) {
    lab().pause(server);
  }

  @Override
  public void resume(String server) {
    lab().resume(server);
  }

  @Override
  public void cutLink() {
    lab().cutLink();
  }

  @Override
  public void cutLink(String from, String to) {
    lab().cut(from, to);
  }

  @Override
  public void healLink() {
    lab().heal();
  }

  @Override
  public String status() {
    LabStatus status = lab().status();
    String servers =
        all()
            .map(server -> server.name() + " " + server.state() + " " + server.pid())
            .collect(Collectors.joining("\n"));
    return servers + "\ncut: " + status.cuts() + ", round trip: " + status.roundTrip();
  }

  @Override
  public String lastLogLines() {
    Path logs = home().resolve("logs");
    return all()
        .map(server -> LogTail.of(logs.resolve(server.name() + ".log")).toString())
        .collect(Collectors.joining("\n"));
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME, OWN_HOME.toString()));
  }

  private Stream<ServerStatus> all() {
    LabStatus status = lab().status();
    return Stream.concat(
        status.sites().stream().flatMap(site -> site.servers().stream()),
        Stream.of(status.witness()));
  }

  private Lab lab() {
    if (lab == null) {
      throw new IllegalStateException("the lab has not been opened");
    }
    return lab;
  }
}
