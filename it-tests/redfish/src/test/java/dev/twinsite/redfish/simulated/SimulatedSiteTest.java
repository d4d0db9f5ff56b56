package dev.twinsite.redfish.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twinsite.ops.boot.BootLimits;
import dev.twinsite.ops.boot.BootReport;
import dev.twinsite.ops.boot.BootWaves;
import dev.twinsite.ops.boot.Inventory;
import dev.twinsite.ops.boot.InventoryFile;
import dev.twinsite.ops.power.redfish.RedfishAccount;
import dev.twinsite.ops.power.redfish.RedfishController;
import dev.twinsite.ops.power.redfish.RedfishLimits;
import dev.twinsite.redfish.RedfishService;
import dev.twinsite.site.SiteName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SimulatedSiteTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/redfish/v1");

  @Test
  void sameSeedDrawsTheSameSite() {
    SimulatedSite one = new SimulatedSite(800, 7, 1, System::nanoTime);
    SimulatedSite other = new SimulatedSite(800, 7, 1, System::nanoTime);
    assertThat(one.limit(0.999)).isEqualTo(other.limit(0.999)).isGreaterThan(Duration.ofMinutes(3));
    assertThat(one.inventory("pangyo", NOWHERE)).isEqualTo(other.inventory("pangyo", NOWHERE));
    assertThat(new SimulatedSite(800, 8, 1, System::nanoTime).limit(0.999))
        .isNotEqualTo(one.limit(0.999));
  }

  @Test
  void oddNumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulatedSite(100, 1, 1, System::nanoTime))
        .withMessageContaining("multiple of 80");
  }

  /** All of it, a thousand times faster than a real site: 1,040 servers, one never comes. */
  @Test
  @Timeout(240)
  void siteIsBootedAsFarAsItCanBe() throws Exception {
    SimulatedSite site = new SimulatedSite(1040, 5, 1000, System::nanoTime);
    SiteName name = new SiteName("pangyo");
    try (RedfishService service =
            new RedfishService(
                0,
                new RedfishService.Setup("Many", "keeper", "a secret", 100),
                site,
                InstantSource.system());
        RedfishController controller =
            new RedfishController(
                service.root(), new RedfishAccount("keeper", "a secret"), RedfishLimits.DEFAULT)) {
      Inventory inventory =
          InventoryFile.read(
              site.inventory("pangyo", service.root()).getBytes(StandardCharsets.UTF_8));
      BootLimits limits =
          new BootLimits(
              1040,
              16,
              3,
              Duration.ofSeconds(10),
              Duration.ofSeconds(1),
              Duration.ofMillis(100),
              Duration.ofMillis(10));
      BootReport report =
          new BootWaves(Map.of("simulated", controller), gate -> false)
              .run(inventory, name, limits, event -> {});
      assertThat(report.booted()).hasSize(1039);
      assertThat(report.dark()).hasSize(1);
      assertThat(report.dark().get(0).reason()).contains("is on and not up");
    }
  }
}
