package dev.twinsite.lab;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a lab is started.
 *
 * @param home holds all of its state; absolute
 * @param basePort first of the block of 500 ports, 1024 to 32268
 * @param nodesPerSite application nodes in each site, 1 or 2
 * @param roundTrip of the WAN between the sites, 0 to 10 s
 */
public record LabConfig(Path home, int basePort, int nodesPerSite, Duration roundTrip) {
  /** What the demo uses. */
  public static final int DEFAULT_BASE_PORT = 8080;

  private static final Duration LONGEST_ROUND_TRIP = Duration.ofSeconds(10);

  public LabConfig {
    home = home.toAbsolutePath().normalize();
    new PortPlan(basePort);
    if (nodesPerSite < 1 || nodesPerSite > 2) {
      throw LabException.misused("A site has 1 or 2 application nodes, not " + nodesPerSite + ".");
    }
    requireRoundTrip(roundTrip);
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
        Artifacts.ofThisBuild().defaultHome(), DEFAULT_BASE_PORT, 1, Duration.ofMillis(2));
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
    return new LabConfig(home, basePort, nodesPerSite, roundTrip);
  }

  public LabConfig withBasePort(int basePort) {
    return new LabConfig(home, basePort, nodesPerSite, roundTrip);
  }

  public LabConfig withFreePorts() {
    return withBasePort(freeBasePort());
  }

  public LabConfig withNodesPerSite(int nodesPerSite) {
    return new LabConfig(home, basePort, nodesPerSite, roundTrip);
  }

  public LabConfig withRoundTrip(Duration roundTrip) {
    return new LabConfig(home, basePort, nodesPerSite, roundTrip);
  }

  PortPlan ports() {
    return new PortPlan(basePort);
  }
}
