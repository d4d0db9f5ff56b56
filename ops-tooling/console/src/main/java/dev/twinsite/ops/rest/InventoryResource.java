package dev.twinsite.ops.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.boot.InventoryServer;
import dev.twinsite.ops.boot.Need;
import dev.twinsite.ops.servers.ServerPower;
import dev.twinsite.ops.servers.ServerRoom;
import dev.twinsite.ops.watch.ServerView;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers of both sites. */
@RequestScoped
@Path("api/v1/inventory")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
public class InventoryResource {

  @Inject Console console;

  /** Both sites. */
  public record Inventory(List<Site> sites) {}

  /** The servers of one site. */
  public record Site(String site, List<Server> servers) {}

  /**
   * One server; what follows its role is null if it is not in the inventory.
   *
   * @param wave in which it boots, from 1
   * @param power what its controller said last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Server(
      String name,
      String role,
      @Nullable Integer wave,
      @Nullable List<Need> needs,
      @Nullable String controller,
      @Nullable String system,
      @Nullable String gate,
      @Nullable ServerPower power) {}

  /**
   * The servers of both sites as the copy of the inventory names them, and those that only their
   * ops server has named.
   */
  @GET
  public Inventory inventory() {
    OpsServer server = console.server().orElseThrow();
    SiteName own = server.config().site();
    SiteName peer = server.config().peer();
    Site ours = site(server.servers(), own, server.lookout().report().servers());
    Site theirs = site(server.servers(), peer, server.peerInventory().servers());
    boolean oursFirst = own.compareTo(peer) < 0;
    return new Inventory(oursFirst ? List.of(ours, theirs) : List.of(theirs, ours));
  }

  private static Site site(ServerRoom room, SiteName site, List<ServerView> named) {
    List<Server> servers = new ArrayList<>();
    room.inventory().servers(site).forEach(server -> servers.add(inventoried(room, server)));
    named.stream()
        .filter(view -> room.inventory().server(view.name()).isEmpty())
        .forEach(view -> servers.add(onlyNamed(view)));
    return new Site(site.value(), servers);
  }

  private static Server inventoried(ServerRoom room, InventoryServer server) {
    Optional<ServerPower> power = room.lastPowerOf(server);
    return new Server(
        server.name(),
        server.role(),
        room.inventory().waveOf(server),
        server.needs(),
        server.controller(),
        server.system(),
        server.gate().toString(),
        power.orElse(null));
  }

  private static Server onlyNamed(ServerView view) {
    return new Server(view.name(), view.role(), null, null, null, null, null, null);
  }
}
