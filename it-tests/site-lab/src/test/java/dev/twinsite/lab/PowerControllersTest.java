package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.lab.LabStatus.State;
import dev.twinsite.ops.boot.BootLimits;
import dev.twinsite.ops.boot.BootReport;
import dev.twinsite.ops.boot.BootWaves;
import dev.twinsite.ops.boot.Inventory;
import dev.twinsite.ops.boot.InventoryFile;
import dev.twinsite.ops.boot.InventoryServer;
import dev.twinsite.ops.boot.Need;
import dev.twinsite.ops.boot.NetworkGates;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import dev.twinsite.ops.power.redfish.RedfishAccount;
import dev.twinsite.ops.power.redfish.RedfishController;
import dev.twinsite.ops.power.redfish.RedfishLimits;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The power controllers of a lab none of whose servers has been started. */
@Timeout(180)
class PowerControllersTest {

  private static final String DATABASE = "pangyo-db";

  @TempDir private static Path home;

  private OwnedLab lab;

  @BeforeEach
  void start() {
    new Distribution(Artifacts.ofThisBuild()).unpackPostgresql();
    LabConfig config =
        new LabConfig(home, PortPlan.free().base(), 1, Duration.ZERO, DeclaredBy.PEOPLE, false, 0);
    lab = new OwnedLab(config, Artifacts.ofThisBuild());
    lab.startPower();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** As the ops server of this site reads it. */
  private static Inventory inventory(String site) throws IOException {
    return InventoryFile.read(Files.readAllBytes(home.resolve("inventory/" + site + ".json")));
  }

  private RedfishController pangyoAsSeenFrom(String site) throws IOException {
    LabStatus.PowerAccount account = lab.status().site("pangyo").power();
    return new RedfishController(
        inventory(site).controllers().get("pangyo"),
        new RedfishAccount(account.username(), account.password()),
        RedfishLimits.DEFAULT);
  }

  @Test
  void applicationNeedsTheDatabaseOfItsSite() throws IOException {
    for (Place own : Place.SITES) {
      Inventory inventory = inventory(own.toString());
      assertThat(inventory.servers()).hasSize(6);
      InventoryServer node = inventory.server("ansan-1").orElseThrow();
      assertThat(node.needs()).containsExactly(Need.of("ansan-db"));
      assertThat(inventory.waveOf(node)).isEqualTo(2);
    }
    assertThat(inventory("pangyo").controllers().get("ansan"))
        .isNotEqualTo(inventory("ansan").controllers().get("ansan"));
  }

  @Test
  void ansanBootsAndKillsTheDatabaseOfPangyo() throws Exception {
    try (RedfishController controller = pangyoAsSeenFrom("ansan")) {
      assertThat(powerOf(controller, DATABASE)).isEqualTo(PowerState.OFF);
      BootReport report = boot(controller);
      assertThat(report.booted()).containsExactly(DATABASE);
      assertThat(lab.status().server(DATABASE).state()).isEqualTo(State.RUNNING);
      assertThat(controller.look(List.of(DATABASE)).get(DATABASE).bootProgress())
          .isEqualTo("OSRunning");
      lab.pause(DATABASE);
      assertThat(powerOf(controller, DATABASE)).isEqualTo(PowerState.PAUSED);
      controller.reset(DATABASE, ResetType.FORCE_OFF);
      assertThat(powerOf(controller, DATABASE)).isEqualTo(PowerState.OFF);
      assertThat(lab.status().server(DATABASE).state()).isEqualTo(State.DEAD);
      assertThat(boot(controller).booted()).containsExactly(DATABASE);
    }
  }

  @Test
  void simulatedServersStandBehindTheSameControllerAndLoseTheirPowerWithTheirSite()
      throws Exception {
    lab.close();
    LabConfig config = LabConfig.standard().withHome(home).withFreePorts().withSimulatedServers(80);
    lab = new OwnedLab(config, Artifacts.ofThisBuild());
    lab.startPower();
    assertThat(inventory("ansan").servers()).hasSize(6 + 2 * 80);
    InventoryServer traffic = inventory("ansan").server("pangyo-s-00079").orElseThrow();
    assertThat(inventory("ansan").waveOf(traffic)).isEqualTo(3);
    try (RedfishController controller = pangyoAsSeenFrom("ansan")) {
      assertThat(powerOf(controller, DATABASE)).isEqualTo(PowerState.OFF);
      assertThat(powerOf(controller, "pangyo-s-00079")).isEqualTo(PowerState.OFF);
      controller.reset("pangyo-s-00079", ResetType.ON);
      assertThat(powerOf(controller, "pangyo-s-00079")).isEqualTo(PowerState.ON);
      lab.killSite("pangyo");
      assertThat(powerOf(controller, "pangyo-s-00079")).isEqualTo(PowerState.OFF);
    }
  }

  private static BootReport boot(RedfishController controller) throws Exception {
    Inventory all = inventory("ansan");
    Inventory databaseAlone =
        new Inventory(all.controllers(), List.of(all.server(DATABASE).orElseThrow()));
    return new BootWaves(Map.of("pangyo", controller), new NetworkGates(Duration.ofSeconds(10)))
        .run(databaseAlone, new SiteName("pangyo"), BootLimits.DEFAULT, event -> {});
  }

  private static PowerState powerOf(RedfishController controller, String id) throws PowerException {
    PoweredSystem seen = controller.look(List.of(id)).get(id);
    return seen.power();
  }
}
