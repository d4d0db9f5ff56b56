package dev.twinsite.lab;

import dev.twinsite.redfish.simulated.SimulatedSite;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a lab is started.
 *
 * @param home holds all of its state; absolute
 * @param basePort first of the block of 500 ports, 1024 to 32268
 * @param nodesPerSite application nodes in each site, 1 or 2
 * @param roundTrip of the WAN between the places, 0 to 10 s
 * @param declaredBy who declares a site lost
 * @param production whether the consoles ask for a second person
 * @param simulatedServers in each site beside the real ones, 0 to {@value #MOST_SIMULATED}, in
 *     groups of {@value SimulatedSite#GROUP}
 */
public record LabConfig(
    Path home,
    int basePort,
    int nodesPerSite,
    Duration roundTrip,
    DeclaredBy declaredBy,
    boolean production,
    int simulatedServers) {

  /** What the demo uses. */
  public static final int DEFAULT_BASE_PORT = 8080;

  static final int MOST_SIMULATED = 40_000;

  private static final Duration LONGEST_ROUND_TRIP = Duration.ofSeconds(10);

  public LabConfig {
    home = home.toAbsolutePath().normalize();
    new PortPlan(basePort);
    if (nodesPerSite < 1 || nodesPerSite > 2) {
      throw LabException.misused("A site has 1 or 2 application nodes, not " + nodesPerSite + ".");
    }
    requireRoundTrip(roundTrip);
    if (simulatedServers < 0
        || simulatedServers > MOST_SIMULATED
        || simulatedServers % SimulatedSite.GROUP != 0) {
      throw LabException.misused(
          "The simulated servers of a site are a multiple of %d up to %d, not %d."
              .formatted(SimulatedSite.GROUP, MOST_SIMULATED, simulatedServers));
    }
  }

  static void requireRoundTrip(Duration roundTrip) {
    if (roundTrip.isNegative() || roundTrip.compareTo(LONGEST_ROUND_TRIP) > 0) {
      throw LabException.misused(
          "The round trip must lie between 0 and 10000 ms, not at " + roundTrip.toMillis() + ".");
    }
  }

  /** The default: {@code it-tests/target/lab}, port 8080 and up, one node a site, 2 ms. */
  public static LabConfig standard() {
    return new LabConfig(
        Artifacts.ofThisBuild().defaultHome(),
        DEFAULT_BASE_PORT,
        1,
        Duration.ofMillis(2),
        DeclaredBy.QUORUM,
        false,
        0);
  }

  /**
   * The first port of a block that is free at this moment.
   *
   * @throws LabException if there is none
   */
  public static int freeBasePort() {
    return PortPlan.free().base();
  }

  public LabConfig withHome(Path home) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  public LabConfig withBasePort(int basePort) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  public LabConfig withFreePorts() {
    return withBasePort(freeBasePort());
  }

  public LabConfig withNodesPerSite(int nodesPerSite) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  public LabConfig withRoundTrip(Duration roundTrip) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  public LabConfig withDeclaredBy(DeclaredBy declaredBy) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  /** Whether declaring a site lost by hand, and a drill, take a second person. */
  public LabConfig withProduction(boolean production) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  public LabConfig withSimulatedServers(int simulatedServers) {
    return new LabConfig(
        home, basePort, nodesPerSite, roundTrip, declaredBy, production, simulatedServers);
  }

  PortPlan ports() {
    return new PortPlan(basePort);
  }
}
