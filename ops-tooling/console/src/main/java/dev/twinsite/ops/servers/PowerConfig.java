package dev.twinsite.ops.servers;

import dev.twinsite.ops.power.redfish.RedfishAccount;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the servers of both sites are switched.
 *
 * @param inventory the file that names them; a copy of it is kept, which counts when it is gone
 * @param accounts gives the account at a power controller by its key
 */
public record PowerConfig(
    Optional<Path> inventory, Function<String, Optional<RedfishAccount>> accounts) {

  /** No server can be switched. */
  public static final PowerConfig NONE = new PowerConfig(Optional.empty(), key -> Optional.empty());

  /**
   * Reads the configuration: {@code twinsite.power.inventory}, and the account at a controller from
   * {@code twinsite.power.KEY.username} and {@code .password}, or for all controllers from {@code
   * twinsite.power.username} and {@code .password}.
   *
   * @param property gives the value of a property; blank counts as not set
   */
  public static PowerConfig from(Function<String, Optional<String>> property) {
    return new PowerConfig(
        property.apply("twinsite.power.inventory").map(Path::of),
        key ->
            account(property, "twinsite.power." + key)
                .or(() -> account(property, "twinsite.power")));
  }

  private static Optional<RedfishAccount> account(
      Function<String, Optional<String>> property, String prefix) {
    return property
        .apply(prefix + ".username")
        .flatMap(
            name ->
                property
                    .apply(prefix + ".password")
                    .map(password -> new RedfishAccount(name, password)));
  }

  /** Hides the accounts. */
  @Override
  public String toString() {
    return "PowerConfig[inventory=" + inventory + "]";
  }
}
