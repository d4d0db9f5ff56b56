package dev.twinsite.ops;

import dev.twinsite.site.SiteName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
 * @param operator the name of the first operator account
 * @param operatorPassword its password; looked at only as long as there is no account
 */
public record OpsConfig(
    SiteName site,
    SiteName peer,
    String node,
    List<URI> applications,
    URI peerOps,
    String secret,
    Path dataDir,
    Optional<String> operator,
    Optional<String> operatorPassword) {

  /** The shortest secret that is accepted, in characters. */
  public static final int SHORTEST_SECRET = 16;

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
    return new OpsConfig(
        site,
        new SiteName(required(property, "twinsite.peer")),
        optional(property, "twinsite.node").orElse(site + "-ops"),
        urls(optional(property, "twinsite.app.urls").orElse("")),
        URI.create(required(property, "twinsite.peer.ops.url")),
        required(property, "twinsite.ops.secret"),
        Path.of(required(property, "twinsite.data.dir")),
        optional(property, "twinsite.operator.username"),
        optional(property, "twinsite.operator.password"));
  }

  /** Hides the secrets, so that a configuration can be logged. */
  @Override
  public String toString() {
    return "OpsConfig[site=%s, peer=%s, node=%s, applications=%s, peerOps=%s, dataDir=%s]"
        .formatted(site, peer, node, applications, peerOps, dataDir);
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
