package dev.twinsite.ops.watch;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Which servers the other site has, as its ops server named them last, in the file {@code
 * peer-servers.json}: known also when this server starts while the other site is gone.
 */
public final class PeerInventory {

  private final DurableFile file;
  private volatile List<ServerView> servers;

  /** What is kept in a directory about the other site. */
  public PeerInventory(Path directory, SiteName peer) {
    this.file = new DurableFile(directory, "peer-servers.json");
    this.servers =
        file.read()
            .map(PeerInventory::list)
            .orElse(List.of(new ServerView(peer + "-ops", "operations", false)));
  }

  /** The servers, none of them said to be reachable. */
  public List<ServerView> servers() {
    return servers;
  }

  /** Keeps what the other ops server says, if it is new. */
  public synchronized void learn(List<ServerView> told) {
    List<ServerView> named =
        told.stream().map(server -> new ServerView(server.name(), server.role(), false)).toList();
    if (!named.equals(servers)) {
      file.write(Json.write(named));
      servers = named;
    }
  }

  private static List<ServerView> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<ServerView>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("peer-servers.json cannot be read", e);
    }
  }
}
