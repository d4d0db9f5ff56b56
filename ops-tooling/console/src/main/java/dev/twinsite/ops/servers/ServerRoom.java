package dev.twinsite.ops.servers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.twinsite.ops.boot.BootEvent;
import dev.twinsite.ops.boot.BootLimits;
import dev.twinsite.ops.boot.BootReport;
import dev.twinsite.ops.boot.BootWaves;
import dev.twinsite.ops.boot.Inventory;
import dev.twinsite.ops.boot.InventoryServer;
import dev.twinsite.ops.boot.NetworkGates;
import dev.twinsite.ops.power.PowerController;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import dev.twinsite.ops.power.redfish.RedfishController;
import dev.twinsite.ops.power.redfish.RedfishLimits;
import dev.twinsite.ops.time.Pulse;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.site.SiteName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The servers of both sites and their power switches, as this ops server has them. What is here
 * needs nothing of the other site: not its ops server, and not its servers, which may all be dead.
 */
public final class ServerRoom implements AutoCloseable {

  private static final Duration FOR_GATE = Duration.ofSeconds(2);
  private static final Duration WATCH_PAUSE = Duration.ofSeconds(5);

  private final Inventory inventory;
  private final Map<String, PowerController> controllers = new HashMap<>();
  private final Map<String, ControllerWatch> watches = new HashMap<>();
  private final List<Pulse> pulses = new ArrayList<>();

  /**
   * What is configured, or else what the copy in a directory says.
   *
   * @throws IllegalArgumentException if that copy makes no sense either
   */
  public ServerRoom(Path directory, PowerConfig config, Stopwatch stopwatch) {
    inventory = InventoryCopy.in(directory, config.inventory());
    inventory.controllers().forEach((key, url) -> add(key, url, config));
    controllers.forEach((key, each) -> watches.put(key, watch(key, each, stopwatch)));
  }

  private void add(String key, URI url, PowerConfig config) {
    config
        .accounts()
        .apply(key)
        .map(account -> new RedfishController(url, account, RedfishLimits.DEFAULT))
        .ifPresent(controller -> controllers.put(key, controller));
  }

  private ControllerWatch watch(String key, PowerController controller, Stopwatch stopwatch) {
    List<String> systems =
        inventory.servers().stream()
            .filter(server -> server.controller().equals(key))
            .map(InventoryServer::system)
            .toList();
    return new ControllerWatch(controller, systems, stopwatch);
  }

  /** Begins to look at the power controllers now and then. */
  public void start() {
    watches.forEach(
        (key, watch) -> pulses.add(Pulse.start("twinsite-power-" + key, WATCH_PAUSE, watch::look)));
  }

  /** The servers of both sites, what they need, and who switches them. */
  public Inventory inventory() {
    return inventory;
  }

  /** What a server's power controller said last; empty if it has said nothing. */
  public Optional<ServerPower> lastPowerOf(InventoryServer server) {
    return Optional.ofNullable(watches.get(server.controller()))
        .flatMap(watch -> watch.powerOf(server.system()));
  }

  /**
   * Boots what is dark in a site. Returns when each of its servers is up or has been given up,
   * which may take minutes.
   *
   * @param width servers that boot at the same time, 1 or more
   * @param progress is told what happens, on the calling thread
   * @throws InterruptedException if the thread is interrupted; what has been switched on stays on
   */
  public BootReport boot(SiteName site, int width, Consumer<BootEvent> progress)
      throws InterruptedException {
    return boot(site, BootLimits.DEFAULT.withWidth(width), progress);
  }

  /** The same with other limits. */
  public BootReport boot(SiteName site, BootLimits limits, Consumer<BootEvent> progress)
      throws InterruptedException {
    return new BootWaves(controllers, new NetworkGates(FOR_GATE))
        .run(inventory, site, limits, progress);
  }

  /**
   * The servers of a site with these roles that are not known to be off, each with the reason;
   * empty only if every one of them is named in the inventory and its power controller says, asked
   * now, that it is off. Takes seconds.
   *
   * @param roles at least one server of a site has to have one of them
   */
  public List<String> notConfirmedOff(SiteName site, List<String> roles) {
    List<InventoryServer> servers =
        inventory.servers(site).stream().filter(server -> roles.contains(server.role())).toList();
    return servers.isEmpty()
        ? List.of("the inventory names no server of " + site + " with a role of " + roles)
        : servers.stream()
            .collect(groupingBy(InventoryServer::controller, TreeMap::new, toList()))
            .values()
            .stream()
            .flatMap(behindOne -> doubtThatOff(behindOne).stream())
            .toList();
  }

  /** Asks the one controller of these servers once for all of them. */
  private List<String> doubtThatOff(List<InventoryServer> servers) {
    try {
      List<String> systems = servers.stream().map(InventoryServer::system).toList();
      Map<String, PoweredSystem> seen = controller(servers.get(0)).look(systems);
      return servers.stream()
          .flatMap(server -> doubtThatOff(server, seen.get(server.system())).stream())
          .toList();
    } catch (PowerException e) {
      return servers.stream().map(server -> server.name() + ": " + e.getMessage()).toList();
    }
  }

  private static Optional<String> doubtThatOff(
      InventoryServer server, @Nullable PoweredSystem seen) {
    if (seen == null) {
      return Optional.of(server.name() + ": its power controller does not know it");
    }
    return seen.power() == PowerState.OFF
        ? Optional.empty()
        : Optional.of(server.name() + ": its power is " + seen.power());
  }

  /**
   * Switches one server.
   *
   * @throws PowerRefusedException if its controller will not, or there is no access to it
   * @throws PowerException if it is not known whether it was done
   */
  public void reset(InventoryServer server, ResetType type) throws PowerException {
    controller(server).reset(server.system(), type);
  }

  private PowerController controller(InventoryServer server) throws PowerRefusedException {
    PowerController controller = controllers.get(server.controller());
    if (controller == null) {
      throw new PowerRefusedException(
          "this ops server has no account at the power controller " + server.controller());
    }
    return controller;
  }

  @Override
  public void close() {
    pulses.forEach(Pulse::close);
    pulses.clear();
    controllers.values().forEach(ServerRoom::logOut);
  }

  private static void logOut(PowerController controller) {
    controller.close();
  }
}
