package dev.twinsite.ops.boot;

import dev.twinsite.site.SiteName;
import java.util.List;

/**
 * A server that can be switched.
 *
 * @param name unique in both sites, such as {@code pangyo-db}
 * @param role what it is for, such as {@code database}, {@code application}, {@code traffic},
 *     {@code operations}
 * @param controller the key of its power controller
 * @param system how that controller calls it
 * @param gate tells when it is up
 * @param needs what has to be up before
 */
public record InventoryServer(
    String name,
    SiteName site,
    String role,
    String controller,
    String system,
    HealthGate gate,
    List<Need> needs) {

  /**
   * @throws IllegalArgumentException if something is empty
   */
  public InventoryServer {
    needs = List.copyOf(needs);
    require(name, "a server's name");
    require(role, "the role of " + name);
    require(controller, "the power controller of " + name);
    require(system, "the system id of " + name);
  }

  private static void require(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
  }
}
