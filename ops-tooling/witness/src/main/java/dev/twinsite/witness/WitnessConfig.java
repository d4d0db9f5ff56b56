package dev.twinsite.witness;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.RaftConfig;
import dev.twinsite.site.SiteName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the witness is told, by environment variables. */
final class WitnessConfig {

  private WitnessConfig() {}

  /**
   * Reads {@code TWINSITE_SITES} (both, separated by a comma), {@code TWINSITE_QUORUM_VOTERS} (all
   * three, such as {@code witness=10.0.3.1:7800}) and {@code TWINSITE_DATA_DIR}.
   *
   * @throws IllegalArgumentException if something is missing or makes no sense
   */
  static RaftConfig from(Map<String, String> environment) {
    return new RaftConfig(
        VoterName.WITNESS,
        electorate(required(environment, "TWINSITE_SITES")),
        directory(environment),
        RaftConfig.addresses(required(environment, "TWINSITE_QUORUM_VOTERS")),
        RaftConfig.PATIENCE,
        RaftConfig.SILENCE);
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

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
  }
}
