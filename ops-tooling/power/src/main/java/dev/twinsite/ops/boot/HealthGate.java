package dev.twinsite.ops.boot;

import java.net.URI;
import java.util.Set;

/**
 * What tells that a server has booted and does its work:
 *
 * <ul>
 *   <li>{@code http://…} or {@code https://…}: is answered with 200
 *   <li>{@code postgresql://HOST:PORT}: a PostgreSQL accepts connections there
 *   <li>{@code tcp://HOST:PORT}: somebody accepts connections there
 *   <li>{@code redfish:OSRunning}: its power controller has seen it come so far
 *   <li>{@code redfish:On}: it is switched on, which is little
 * </ul>
 */
public record HealthGate(URI address) {

  private static final Set<String> NETWORK = Set.of("http", "https", "postgresql", "tcp");
  private static final String CONTROLLER = "redfish";

  /**
   * @throws IllegalArgumentException if it is none of these
   */
  public HealthGate {
    boolean network =
        NETWORK.contains(String.valueOf(address.getScheme())) && address.getHost() != null;
    boolean withPort =
        address.getPort() > 0 || String.valueOf(address.getScheme()).matches("https?");
    boolean controller = CONTROLLER.equals(address.getScheme()) && address.isOpaque();
    if (!controller && !(network && withPort)) {
      throw new IllegalArgumentException(
          "health gate '"
              + address
              + "' is none of http://…, https://…, postgresql://HOST:PORT, tcp://HOST:PORT and"
              + " redfish:STEP");
    }
  }

  /** Reads the text of one. */
  public static HealthGate of(String text) {
    return new HealthGate(URI.create(text));
  }

  /** Whether the power controller answers it, and nobody else has to be asked. */
  public boolean isAnsweredByController() {
    return CONTROLLER.equals(address.getScheme());
  }

  /** The step that the power controller has to have seen, such as {@code OSRunning}. */
  String step() {
    return address.getSchemeSpecificPart();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
