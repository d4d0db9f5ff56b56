package dev.twinsite.lab;

import dev.twinsite.redfish.ManagedServers;
import dev.twinsite.redfish.RedfishService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The power controllers of both sites, a Redfish service each. They live in the process that owns
 * the servers and so answer when every server of their site is dead, as baseboard controllers do on
 * a supply of their own. The other site's ops server reaches them across the WAN.
 */
final class PowerControllers implements AutoCloseable {

  /** Name of the account at both. */
  static final String ACCOUNT = "power";

  private static final int PAGE = 50;
  private static final int LARGE_PAGE = 500;
  private static final String LOOPBACK = "127.0.0.1:";

  private final LabConfig config;
  private final Secrets secrets;
  private final SimulatedServers simulated;
  private final List<RedfishService> services = new ArrayList<>();

  PowerControllers(LabConfig config, Secrets secrets, SimulatedServers simulated) {
    this.config = config;
    this.secrets = secrets;
    this.simulated = simulated;
  }

  static String password(Secrets secrets, Place site) {
    return secrets.secret(site + "-power-password");
  }

  static URI root(PortPlan ports, Place site) {
    return URI.create("http://" + LOOPBACK + ports.redfish(site) + "/redfish/v1");
  }

  /** Opens the ways of the WAN to them and to what tells that a server has booted. */
  void openWan(WanEmulator wan) {
    for (Place site : Place.SITES) {
      open(wan, ports().wanToRedfish(site), site, ports().redfish(site));
      open(wan, ports().wanToDatabase(site), site, ports().database(site));
      for (int index = 1; index <= config.nodesPerSite(); index++) {
        open(wan, ports().wanToApplication(site, index), site, ports().application(site, index));
      }
    }
  }

  private static void open(WanEmulator wan, int listen, Place site, int port) {
    wan.open(
        listen, site.peer(), site, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Starts the one of a site. */
  void start(Place site, List<PoweredServer> servers) {
    int page = config.simulatedServers() == 0 ? PAGE : LARGE_PAGE;
    RedfishService.Setup setup =
        new RedfishService.Setup("Power of " + site, ACCOUNT, password(secrets, site), page);
    ManagedServers all = simulated.behind(ManagedServers.of(servers), site);
    try {
      services.add(new RedfishService(ports().redfish(site), setup, all, InstantSource.system()));
    } catch (IOException e) {
      throw LabException.failed("The power controller of " + site + " cannot listen.", e);
    }
  }

  /** What an ops server is told about both. */
  static Map<String, String> environment(Path home, Place own, Secrets secrets) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("TWINSITE_POWER_INVENTORY", inventoryFile(home, own).toString());
    for (Place site : Place.SITES) {
      String prefix = "TWINSITE_POWER_" + site.name() + "_";
      environment.put(prefix + "USERNAME", ACCOUNT);
      environment.put(prefix + "PASSWORD", password(secrets, site));
    }
    return environment;
  }

  private static Path inventoryFile(Path home, Place own) {
    return home.resolve("inventory").resolve(own + ".json");
  }

  /** Writes for each site how it reaches the servers of both. */
  void writeInventories() {
    Disk.directory(config.home().resolve("inventory"));
    for (Place own : Place.SITES) {
      Disk.write(inventoryFile(config.home(), own), Json.pretty(inventory(own)));
    }
  }

  private Map<String, @Nullable Object> inventory(Place own) {
    Map<String, @Nullable Object> controllers = new LinkedHashMap<>();
    List<@Nullable Object> servers = new ArrayList<>();
    for (Place site : Place.SITES) {
      int port = port(own, site, PortPlan::redfish, PortPlan::wanToRedfish);
      controllers.put(site.toString(), Map.of("url", "http://" + LOOPBACK + port + "/redfish/v1"));
      ServerName.of(site, config.nodesPerSite()).forEach(name -> servers.add(server(own, name)));
      servers.addAll(simulated.inInventory(site));
    }
    Map<String, @Nullable Object> inventory = new LinkedHashMap<>();
    inventory.put("controllers", controllers);
    inventory.put("servers", servers);
    return inventory;
  }

  private Map<String, @Nullable Object> server(Place own, ServerName name) {
    Map<String, @Nullable Object> server = new LinkedHashMap<>();
    server.put("name", name.toString());
    server.put("site", name.site().toString());
    server.put("role", name.role().inFile());
    server.put("controller", name.site().toString());
    server.put("system", name.toString());
    server.put("gate", gate(own, name));
    server.put("needs", name.role() == Role.APPLICATION ? List.of(name.site() + "-db") : List.of());
    return server;
  }

  /** An application node that is up need not be open: its site may have been declared lost. */
  private String gate(Place own, ServerName name) {
    Place site = name.site();
    return switch (name.role()) {
      case DATABASE ->
          "postgresql://" + LOOPBACK + port(own, site, PortPlan::database, PortPlan::wanToDatabase);
      case OPERATIONS ->
          "http://"
              + LOOPBACK
              + port(own, site, PortPlan::operations, PortPlan::wanToOperations)
              + "/ops/api/v1/ready";
      default ->
          "http://"
              + LOOPBACK
              + (own == site
                  ? ports().application(site, name.index())
                  : ports().wanToApplication(site, name.index()))
              + "/api/v1/site";
    };
  }

  private int port(
      Place own,
      Place site,
      BiFunction<PortPlan, Place, Integer> near,
      BiFunction<PortPlan, Place, Integer> far) {
    return (own == site ? near : far).apply(ports(), site);
  }

  private PortPlan ports() {
    return config.ports();
  }

  @Override
  public void close() {
    services.forEach(RedfishService::close);
    services.clear();
  }
}
