package dev.twinsite.ops.boot;

import dev.twinsite.site.SiteName;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The servers of both sites as a graph: what each of them needs before it can boot, and who
 * switches it. Each site can be booted with the other one gone, so needs never cross.
 */
public final class Inventory {

  /** Of nothing. */
  public static final Inventory EMPTY = new Inventory(Map.of(), List.of());

  private final Map<String, URI> controllers;
  private final Map<String, InventoryServer> servers = new LinkedHashMap<>();
  private final Map<String, Integer> waves = new HashMap<>();

  /**
   * An inventory.
   *
   * @param controllers the address of each power controller by its key
   * @throws IllegalArgumentException that names the server, if a name is there twice, a controller
   *     or a need is unknown, a need lies in the other site, or servers need each other in a circle
   */
  public Inventory(Map<String, URI> controllers, Collection<InventoryServer> servers) {
    this.controllers = Map.copyOf(controllers);
    servers.forEach(this::add);
    this.servers.values().forEach(this::requireKnown);
    BootOrder order = new BootOrder(this.servers);
    this.servers.keySet().forEach(name -> waves.put(name, order.waveOf(name)));
  }

  /** The addresses of the power controllers by their keys. */
  public Map<String, URI> controllers() {
    return controllers;
  }

  /** All servers, in the order in which they were named. */
  public List<InventoryServer> servers() {
    return List.copyOf(servers.values());
  }

  /** The servers of one site. */
  public List<InventoryServer> servers(SiteName site) {
    return servers.values().stream().filter(server -> server.site().equals(site)).toList();
  }

  /** The server of that name. */
  public Optional<InventoryServer> server(String name) {
    return Optional.ofNullable(servers.get(name));
  }

  /** In which wave a server boots: 1 if it needs nothing, else one more than what it needs. */
  public int waveOf(InventoryServer server) {
    return Objects.requireNonNull(waves.get(server.name()), server.name());
  }

  private void add(InventoryServer server) {
    if (servers.put(server.name(), server) != null) {
      throw new IllegalArgumentException("two servers are called " + server.name());
    }
  }

  private void requireKnown(InventoryServer server) {
    if (!controllers.containsKey(server.controller())) {
      throw new IllegalArgumentException(
          "the power controller of " + server.name() + ", " + server.controller() + ", is unknown");
    }
    server.needs().forEach(need -> need.of().forEach(name -> requireNear(server, name)));
  }

  private void requireNear(InventoryServer server, String needed) {
    InventoryServer other = servers.get(needed);
    if (other == null || !other.site().equals(server.site())) {
      throw new IllegalArgumentException(
          server.name() + " needs " + needed + ", which is no server of " + server.site());
    }
  }
}
