package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.ops.boot.BootEvent;
import dev.twinsite.ops.boot.BootLimits;
import dev.twinsite.ops.boot.BootReport;
import dev.twinsite.ops.boot.BootWaves;
import dev.twinsite.ops.boot.HealthGate;
import dev.twinsite.ops.boot.Inventory;
import dev.twinsite.ops.boot.InventoryServer;
import dev.twinsite.ops.boot.Need;
import dev.twinsite.ops.boot.NetworkGates;
import dev.twinsite.ops.power.redfish.RedfishAccount;
import dev.twinsite.ops.power.redfish.RedfishController;
import dev.twinsite.ops.power.redfish.RedfishLimits;
import dev.twinsite.site.SiteName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Servers of ansan are switched off by a client that knows nothing but the Redfish standard, and
 * booted again by the code of the ops servers, in the order in which they need each other.
 */
@ArquillianTest
@Story
@Order(42)
class PowerIT {

  @ArquillianResource Sites sites;

  private String databaseGate;

  @Test
  @Order(1)
  void bothConsolesSeeThePowerOfBothSites() throws SQLException {
    try (Connection database = sites.ansan().openDatabase()) {
      databaseGate = database.getMetaData().getURL().replaceFirst("^jdbc:", "");
    }
    for (Site console : sites.both()) {
      sites.awaitTrue(
          "every server is on, as seen from " + console,
          Sites.SOON,
          () ->
              inventoryAt(console).findValuesAsText("state").stream().filter("ON"::equals).count()
                  == inventoryAt(console).findValues("system").size());
      assertThat(inventoryAt(console).findValuesAsText("system"))
          .contains("pangyo-1", "pangyo-db", "pangyo-ops", "ansan-1", "ansan-db", "ansan-ops");
    }
  }

  private JsonNode inventoryAt(Site console) {
    return console
        .callOperations("GET", "/ops/api/v1/inventory")
        .as(sites.operatorToken(console))
        .send()
        .orFail()
        .body();
  }

  @Test
  @Order(2)
  void strangerSwitchesOffByTheStandardAlone() {
    try (Stranger stranger = new Stranger(sites.ansan().power())) {
      stranger.reset("ansan-1", "GracefulShutdown");
      sites.awaitTrue(
          "ansan-1 has ended", Sites.SOON, () -> stranger.powerOf("ansan-1").equals("Off"));
      stranger.reset("ansan-db", "ForceOff");
      assertThat(stranger.powerOf("ansan-db")).isEqualTo("Off");
      assertThat(stranger.powerOf("ansan-ops")).isEqualTo("On");
    }
  }

  @Test
  @Order(3)
  void whatIsDarkIsBootedInItsOrder() throws InterruptedException {
    Site ansan = sites.ansan();
    List<String> told = new ArrayList<>();
    try (RedfishController controller =
        new RedfishController(
            ansan.power().root(),
            new RedfishAccount(ansan.power().username(), ansan.power().password()),
            RedfishLimits.DEFAULT)) {
      BootReport report =
          new BootWaves(Map.of("ansan", controller), new NetworkGates(Duration.ofSeconds(5)))
              .run(
                  inventory(ansan),
                  new SiteName("ansan"),
                  BootLimits.DEFAULT,
                  event -> told.add(event.server() + " " + event.step()));
      assertThat(report.dark()).isEmpty();
      assertThat(report.booted()).containsExactly("ansan-db", "ansan-1");
      assertThat(report.foundUp()).containsExactly("ansan-ops");
      assertThat(told)
          .containsSubsequence(
              "ansan-db " + BootEvent.Step.UP, "ansan-1 " + BootEvent.Step.SWITCHED_ON);
    }
    sites.awaitBothActive();
    sites.awaitEqualDigests();
  }

  private Inventory inventory(Site site) {
    return new Inventory(
        Map.of("ansan", site.power().root()),
        List.of(
            server("ansan-1", site.addresses().get(0) + "/api/v1/site", Need.of("ansan-db")),
            server("ansan-db", databaseGate),
            server("ansan-ops", "redfish:OSRunning")));
  }

  private static InventoryServer server(String name, String gate, Need... needs) {
    return new InventoryServer(
        name, new SiteName("ansan"), "any", "ansan", name, HealthGate.of(gate), List.of(needs));
  }
}
