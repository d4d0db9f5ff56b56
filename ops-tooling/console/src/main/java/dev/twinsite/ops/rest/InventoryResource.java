package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.watch.ServerView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

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

  /** One server. */
  public record Server(String name, String role) {}

  /** The servers of both sites: ours as configured, the others' as its ops server named them. */
  @GET
  public Inventory inventory() {
    OpsServer server = console.server().orElseThrow();
    String own = server.config().site().value();
    String peer = server.config().peer().value();
    Site ours = new Site(own, named(server.lookout().report().servers()));
    Site theirs = new Site(peer, named(server.peerInventory().servers()));
    boolean oursFirst = own.compareTo(peer) < 0;
    return new Inventory(oursFirst ? List.of(ours, theirs) : List.of(theirs, ours));
  }

  private static List<Server> named(List<ServerView> servers) {
    return servers.stream().map(one -> new Server(one.name(), one.role())).toList();
  }
}
