package dev.twinsite.ops;

import dev.twinsite.ops.servers.PowerConfig;
import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftConfig;
import dev.twinsite.site.SiteName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an ops server is told about its surroundings.
 *
 * @param node the name of this server
 * @param applications the base URLs of the application nodes of the own site
 * @param peerOps the base URL of the ops server of the other site
 * @param secret shared by the two ops servers, at least {@value #SHORTEST_SECRET} characters
 * @param dataDir the directory of this server's own durable files
 * @param quorum this server's vote
 * @param policy that a new quorum begins with
 * @param declareAfter how long the other site is missed before this server says so
 * @param declareAfterStart the same for a site that has not been seen since this server started
 * @param operator the name of the first operator account
 * @param operatorPassword its password; looked at only as long as there is no account
 * @param power how the servers of both sites are switched
 * @param desk the people and things around this server
 */
public record OpsConfig(
    SiteName site,
    SiteName peer,
    String node,
    List<URI> applications,
    URI peerOps,
    String secret,
    Path dataDir,
    RaftConfig quorum,
    Policy policy,
    Duration declareAfter,
    Duration declareAfterStart,
    Optional<String> operator,
    Optional<String> operatorPassword,
    PowerConfig power,
    DeskConfig desk) {

  /** The shortest secret that is accepted, in characters. */
  public static final int SHORTEST_SECRET = 16;

  /** The shortest time after which a site may count as missed: a few looks have to fail. */
  public static final Duration SHORTEST_DECLARE = Duration.ofSeconds(1);

  /** How long a site is missed before it is declared lost, unless somebody says otherwise. */
  public static final Duration DECLARE_AFTER = Duration.ofSeconds(3);

  /**
   * How long a site that has not been seen yet may take to boot, unless somebody says otherwise.
   */
  public static final Duration DECLARE_AFTER_START = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException if the two sites have the same name or the secret is too short
   */
  public OpsConfig {
    applications = List.copyOf(applications);
    if (site.equals(peer)) {
      throw new IllegalArgumentException("twinsite.site and twinsite.peer are both " + site);
    }
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "twinsite.ops.secret has "
              + secret.length()
              + " characters, fewer than "
              + SHORTEST_SECRET);
    }
    if (declareAfter.compareTo(SHORTEST_DECLARE) < 0
        || declareAfterStart.compareTo(declareAfter) < 0) {
      throw new IllegalArgumentException(
          "twinsite.declare.after is %s, twinsite.declare.after.start %s: at least %s, ascending"
              .formatted(declareAfter, declareAfterStart, SHORTEST_DECLARE));
    }
  }

  /**
   * Reads the configuration.
   *
   * @param property gives the value of a property such as {@code twinsite.site}
   * @throws IllegalArgumentException if something is missing or makes no sense; there are no
   *     defaults for secrets
   */
  public static OpsConfig from(Function<String, Optional<String>> property) {
    SiteName site = new SiteName(required(property, "twinsite.site"));
    SiteName peer = new SiteName(required(property, "twinsite.peer"));
    return new OpsConfig(
        site,
        peer,
        optional(property, "twinsite.node").orElse(site + "-ops"),
        urls(optional(property, "twinsite.app.urls").orElse("")),
        URI.create(required(property, "twinsite.peer.ops.url")),
        required(property, "twinsite.ops.secret"),
        Path.of(required(property, "twinsite.data.dir")),
        quorum(property, site, peer),
        policy(property),
        duration(property, "twinsite.declare.after", DECLARE_AFTER),
        duration(property, "twinsite.declare.after.start", DECLARE_AFTER_START),
        optional(property, "twinsite.operator.username"),
        optional(property, "twinsite.operator.password"),
        PowerConfig.from(name -> optional(property, name)),
        DeskConfig.from(property));
  }

  private static RaftConfig quorum(
      Function<String, Optional<String>> property, SiteName site, SiteName peer) {
    return RaftConfig.of(
        VoterName.opsOf(site),
        new Electorate(site, peer),
        Path.of(required(property, "twinsite.data.dir")).resolve("quorum"),
        RaftConfig.addresses(required(property, "twinsite.quorum.voters")),
        optional(property, "twinsite.quorum.routes").map(RaftConfig::addresses).orElse(Map.of()),
        required(property, "twinsite.quorum.secret"));
  }

  private static Policy policy(Function<String, Optional<String>> property) {
    return new Policy(
        optional(property, "twinsite.declare.automatically").map(OpsConfig::isYes).orElse(true),
        optional(property, "twinsite.preferred.site").map(SiteName::new).orElse(null));
  }

  private static boolean isYes(String value) {
    if (!value.matches("true|false")) {
      throw new IllegalArgumentException(
          "twinsite.declare.automatically is '" + value + "', neither true nor false");
    }
    return value.equals("true");
  }

  private static Duration duration(
      Function<String, Optional<String>> property, String name, Duration otherwise) {
    try {
      return optional(property, name).map(Duration::parse).orElse(otherwise);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is not a duration such as PT3S", e);
    }
  }

  /** Hides the secrets, so that a configuration can be logged. */
  @Override
  public String toString() {
    return ("OpsConfig[site=%s, peer=%s, node=%s, applications=%s, peerOps=%s, dataDir=%s, quorum=%s,"
            + " declareAfter=%s]")
        .formatted(
            site, peer, node, applications, peerOps, dataDir, quorum.addresses(), declareAfter);
  }

  private static List<URI> urls(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(url -> !url.isEmpty())
        .map(URI::create)
        .toList();
  }

  private static String required(Function<String, Optional<String>> property, String name) {
    return optional(property, name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
  }

  private static Optional<String> optional(
      Function<String, Optional<String>> property, String name) {
    return property.apply(name).map(String::strip).filter(value -> !value.isEmpty());
  }
}
