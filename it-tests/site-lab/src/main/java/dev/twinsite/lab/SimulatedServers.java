package dev.twinsite.lab;

import dev.twinsite.redfish.ManagedServers;
import dev.twinsite.redfish.simulated.SimulatedSite;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Servers that exist as numbers, beside the real ones of both sites: they lose their power with
 * their site, and boot ten times faster than real ones. A lab has none unless it is asked for some.
 */
final class SimulatedServers {

  private static final int TIMES_FASTER = 10;

  private final Map<Place, SimulatedSite> sites = new EnumMap<>(Place.class);

  /** So many in each site. */
  SimulatedServers(int perSite) {
    if (perSite > 0) {
      for (Place site : Place.SITES) {
        String prefix = site + "-s-";
        sites.put(
            site,
            new SimulatedSite(prefix, perSite, site.ordinal(), TIMES_FASTER, System::nanoTime));
      }
    }
  }

  /** The real servers of a site, and behind them the simulated ones. */
  ManagedServers behind(ManagedServers real, Place site) {
    SimulatedSite simulated = sites.get(site);
    return simulated == null ? real : real.and(simulated);
  }

  /** All of a site run, as after a boot long ago. */
  void run(Place site) {
    SimulatedSite simulated = sites.get(site);
    if (simulated != null) {
      simulated.runs();
    }
  }

  void losePower(Place site) {
    SimulatedSite simulated = sites.get(site);
    if (simulated != null) {
      simulated.losesPower();
    }
  }

  /** As the inventory names them, behind the site's own controller. */
  List<? extends @Nullable Object> inInventory(Place site) {
    SimulatedSite simulated = sites.get(site);
    return simulated == null
        ? List.of()
        : Json.asArray(
            Json.object(
                    simulated.inventory(
                        site.toString(), site.toString(), URI.create("http://none")))
                .get("servers"));
  }
}
