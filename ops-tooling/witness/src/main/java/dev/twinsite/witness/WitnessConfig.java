package dev.twinsite.witness;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftConfig;
import dev.twinsite.site.SiteName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the witness is told, by environment variables.
 *
 * @param operations where each site's ops server is reached
 * @param applications where each site's application nodes are reached
 * @param declareAfter how long a site is missed before the witness says so
 * @param declareAfterStart the same for a site that has not been seen since the witness started
 */
record WitnessConfig(
    RaftConfig raft,
    Map<SiteName, URI> operations,
    Map<SiteName, List<URI>> applications,
    Duration declareAfter,
    Duration declareAfterStart) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if a site has no ops server, or a time is too short to tell
   *     anything
   */
  WitnessConfig {
    for (SiteName site : raft.electorate().sites()) {
      operationsOf(operations, site);
    }
    if (declareAfter.compareTo(SHORTEST) < 0 || declareAfterStart.compareTo(declareAfter) < 0) {
      throw new IllegalArgumentException(
          "TWINSITE_DECLARE_AFTER is %s, TWINSITE_DECLARE_AFTER_START %s: at least %s, ascending"
              .formatted(declareAfter, declareAfterStart, SHORTEST));
    }
  }

  /**
   * Reads {@code TWINSITE_SITES} (both, separated by a comma), {@code TWINSITE_QUORUM_VOTERS} (all
   * three, such as {@code witness=10.0.3.1:7800}), {@code TWINSITE_QUORUM_ROUTES}, {@code
   * TWINSITE_QUORUM_SECRET}, {@code TWINSITE_DATA_DIR}, {@code TWINSITE_OPS_URLS} and {@code
   * TWINSITE_APP_URLS} (such as {@code pangyo=http://10.0.1.2:8080}, any number for a site), {@code
   * TWINSITE_DECLARE_AFTER} and {@code TWINSITE_DECLARE_AFTER_START} (such as {@code PT3S}).
   *
   * @throws IllegalArgumentException if something is missing or makes no sense
   */
  static WitnessConfig from(Map<String, String> environment) {
    Map<SiteName, URI> operations = new TreeMap<>();
    urls(required(environment, "TWINSITE_OPS_URLS"))
        .forEach((site, urls) -> operations.put(site, urls.get(0)));
    return new WitnessConfig(
        raft(environment),
        operations,
        urls(optional(environment, "TWINSITE_APP_URLS").orElse("")),
        duration(environment, "TWINSITE_DECLARE_AFTER", Duration.ofSeconds(3)),
        duration(environment, "TWINSITE_DECLARE_AFTER_START", Duration.ofMinutes(1)));
  }

  /** Where a site's ops server is reached. */
  URI operationsOf(SiteName site) {
    return operationsOf(operations, site);
  }

  private static URI operationsOf(Map<SiteName, URI> operations, SiteName site) {
    return Optional.ofNullable(operations.get(site))
        .orElseThrow(
            () -> new IllegalArgumentException("TWINSITE_OPS_URLS names no ops server of " + site));
  }

  private static RaftConfig raft(Map<String, String> environment) {
    return RaftConfig.of(
        VoterName.WITNESS,
        electorate(required(environment, "TWINSITE_SITES")),
        directory(environment),
        RaftConfig.addresses(required(environment, "TWINSITE_QUORUM_VOTERS")),
        optional(environment, "TWINSITE_QUORUM_ROUTES").map(RaftConfig::addresses).orElse(Map.of()),
        required(environment, "TWINSITE_QUORUM_SECRET"));
  }

  /** Where it keeps its seat and its log. */
  static Path directory(Map<String, String> environment) {
    return Path.of(required(environment, "TWINSITE_DATA_DIR"));
  }

  private static Electorate electorate(String sites) {
    String[] names = sites.split(",");
    if (names.length != 2) {
      throw new IllegalArgumentException("TWINSITE_SITES is '" + sites + "', not two sites");
    }
    return new Electorate(new SiteName(names[0].strip()), new SiteName(names[1].strip()));
  }

  private static Map<SiteName, List<URI>> urls(String list) {
    Map<SiteName, List<URI>> urls = new TreeMap<>();
    for (String part : list.isBlank() ? new String[0] : list.split(",")) {
      int end = part.indexOf('=');
      if (end < 0) {
        throw new IllegalArgumentException("'" + part.strip() + "' is not site=URL");
      }
      urls.computeIfAbsent(new SiteName(part.substring(0, end).strip()), site -> new ArrayList<>())
          .add(URI.create(part.substring(end + 1).strip()));
    }
    return urls;
  }

  private static Duration duration(
      Map<String, String> environment, String name, Duration otherwise) {
    try {
      return optional(environment, name).map(Duration::parse).orElse(otherwise);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is not a duration such as PT3S", e);
    }
  }

  private static String required(Map<String, String> environment, String name) {
    return optional(environment, name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
  }

  private static Optional<String> optional(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
