package dev.twinsite.lab;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs, as {@code lab.json} says it.
 *
 * @param owner process id of the owner
 * @param basePort first of the block of ports
 * @param roundTrip of the WAN
 * @param cuts directions that are cut, each as {@code pangyo-ansan}
 * @param sites pangyo and ansan
 * @param witness the third voter of the quorum
 * @param operator who may decide about sites, at both consoles
 */
public record LabStatus(
    long owner,
    int basePort,
    Duration roundTrip,
    List<String> cuts,
    List<Site> sites,
    ServerStatus witness,
    Operator operator) {

  /**
   * A site.
   *
   * @param app base of each application node, first node first
   * @param ops base of the ops server
   * @param redfish root of the Redfish service that switches the site's servers
   * @param power who may do that
   */
  public record Site(
      String name,
      List<URI> app,
      URI ops,
      URI redfish,
      PowerAccount power,
      Database database,
      List<ServerStatus> servers) {}

  /**
   * A server.
   *
   * @param pid of its process, 0 if it is dead
   * @param managementPort of a WildFly on 127.0.0.1, 0 for any other server
   */
  public record ServerStatus(String name, Role role, State state, long pid, int managementPort) {}

  /** What the power controller sees of a server. */
  public enum State {
    RUNNING,
    PAUSED,
    DEAD
  }

  /** How a test reads the database of a site. */
  public record Database(String url, String username, String password) {}

  /** An account at a power controller. */
  public record PowerAccount(String username, String password) {}

  /** An operator's account. */
  public record Operator(String username, String password) {}

  /**
   * The site of that name.
   *
   * @throws LabException if there is none
   */
  public Site site(String name) {
    return sites.stream()
        .filter(site -> site.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.misused(
                    "There is no site '" + name + "'; sites are pangyo and ansan."));
  }

  /**
   * The server of that name.
   *
   * @throws LabException if there is none
   */
  public ServerStatus server(String name) {
    return Stream.concat(
            sites.stream().flatMap(site -> site.servers().stream()), Stream.of(witness))
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow(() -> LabException.misused("There is no server '" + name + "'."));
  }
}
