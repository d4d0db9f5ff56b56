package dev.twinsite.ops.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.boot.BootEvent.Step;
import dev.twinsite.ops.boot.BootReport.Dark;
import dev.twinsite.ops.boot.ToyServers.Flaw;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.site.SiteName;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BootWavesTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final Map<String, URI> CONTROLLERS =
      Map.of("rack", URI.create("http://127.0.0.1:1/redfish/v1"));
  private static final BootLimits HURRY =
      new BootLimits(
          8,
          4,
          3,
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofMillis(2),
          Duration.ofMillis(1));

  private final ToyServers rack = new ToyServers();
  private final List<BootEvent> events = new ArrayList<>();

  private static InventoryServer server(SiteName site, String name, Need... needs) {
    return new InventoryServer(
        name, site, "any", "rack", name, HealthGate.of("redfish:OSRunning"), List.of(needs));
  }

  private static Inventory threeTiers() {
    return new Inventory(
        CONTROLLERS,
        List.of(
            server(PANGYO, "door", Need.of("node")),
            server(PANGYO, "node", Need.of("db")),
            server(PANGYO, "db"),
            server(PANGYO, "ops"),
            server(ANSAN, "elsewhere")));
  }

  private BootReport boot(Inventory inventory, BootLimits limits) throws InterruptedException {
    return new BootWaves(Map.of("rack", rack), gate -> false)
        .run(inventory, PANGYO, limits, events::add);
  }

  @Test
  void serverBootsWhenWhatItNeedsIsUp() throws InterruptedException {
    rack.dark("db").dark("ops").dark("node").dark("door").dark("elsewhere");
    BootReport report = boot(threeTiers(), HURRY);
    assertThat(report.isComplete()).isTrue();
    assertThat(report.booted()).containsExactlyInAnyOrder("db", "ops", "node", "door");
    assertThat(report.waves()).containsExactly(2, 1, 1);
    assertThat(rack.done).doesNotContain("On elsewhere");
    assertThat(steps())
        .containsSubsequence(
            "db SWITCHED_ON",
            "db UP",
            "node SWITCHED_ON",
            "node UP",
            "door SWITCHED_ON",
            "door UP");
    assertThat(events.get(events.size() - 1).up()).isEqualTo(4);
  }

  @Test
  void whatIsUpIsLeftAlone() throws InterruptedException {
    rack.dark("node").dark("door").dark("ops");
    rack.with("db", PowerState.ON, "OSRunning", Flaw.NONE);
    BootReport report = boot(threeTiers(), HURRY);
    assertThat(report.foundUp()).containsExactly("db");
    assertThat(rack.done).doesNotContain("On db", "ForceOff db");
    rack.done.clear();
    assertThat(boot(threeTiers(), HURRY).foundUp()).hasSize(4);
    assertThat(rack.done).isEmpty();
  }

  @Test
  void widthBoundsHowManyBootAtATime() throws InterruptedException {
    List<InventoryServer> many =
        IntStream.range(0, 40).mapToObj(i -> server(PANGYO, "s" + i)).toList();
    many.forEach(each -> rack.dark(each.name()));
    BootReport report = boot(new Inventory(CONTROLLERS, many), HURRY.withWidth(3));
    assertThat(report.booted()).hasSize(40);
    assertThat(rack.most).isEqualTo(3);
  }

  @Test
  void serverThatFailsOnceIsTriedAgain() throws InterruptedException {
    rack.dark("ops").dark("door");
    rack.with("db", PowerState.OFF, "None", Flaw.GOES_OFF_ONCE);
    rack.with("node", PowerState.OFF, "None", Flaw.IS_UNANSWERED_ONCE);
    assertThat(boot(threeTiers(), HURRY).isComplete()).isTrue();
    assertThat(steps())
        .containsSubsequence("db SWITCHED_ON", "db WILL_TRY_AGAIN", "db SWITCHED_ON", "db UP")
        .containsSubsequence("node WILL_TRY_AGAIN", "node SWITCHED_ON", "node UP");
  }

  @Test
  void serverThatHangsIsSwitchedOffFirst() throws InterruptedException {
    rack.dark("ops").dark("node").dark("door");
    rack.with("db", PowerState.ON, "OSBootStarted", Flaw.HANGS_ONCE);
    assertThat(boot(threeTiers(), HURRY).isComplete()).isTrue();
    assertThat(rack.done).containsSubsequence("ForceOff db", "On db", "On node");
  }

  @Test
  void serversThatStayDarkAreNamedWithTheReason() throws InterruptedException {
    rack.dark("ops").dark("door");
    rack.with("db", PowerState.OFF, "None", Flaw.HANGS);
    BootReport report = boot(threeTiers(), HURRY);
    assertThat(report.booted()).containsExactly("ops");
    assertThat(report.dark())
        .containsExactly(
            new Dark("node", "its power controller rack has no node"),
            new Dark("door", "needs node, which stayed dark"),
            new Dark("db", "is on and not up after 1 s, attempt 3 of 3"));
    assertThat(report.summary()).startsWith("1 of 4 servers of pangyo are up");
  }

  @Test
  void refusedServerIsNotTriedAgain() throws InterruptedException {
    rack.dark("ops").dark("node").dark("door");
    rack.with("db", PowerState.OFF, "None", Flaw.IS_REFUSED);
    BootReport report = boot(threeTiers(), HURRY);
    assertThat(report.dark()).contains(new Dark("db", "locked by maintenance"));
    assertThat(rack.done).containsOnlyOnce("On db").doesNotContain("On node");
  }

  @Test
  void oneOfTwoIsEnoughIfThatIsSaid() throws InterruptedException {
    Inventory pair =
        new Inventory(
            CONTROLLERS,
            List.of(
                server(PANGYO, "a"),
                server(PANGYO, "b"),
                server(PANGYO, "node", new Need(List.of("a", "b"), 1))));
    rack.with("a", PowerState.OFF, "None", Flaw.IS_REFUSED).dark("b").dark("node");
    assertThat(boot(pair, HURRY).booted()).containsExactly("b", "node");
  }

  @Test
  void siteWithoutAccessToItsControllerStaysDark() throws InterruptedException {
    BootReport report =
        new BootWaves(Map.of(), gate -> true).run(threeTiers(), PANGYO, HURRY, events::add);
    assertThat(report.dark())
        .hasSize(4)
        .allSatisfy(dark -> assertThat(dark.reason()).contains("no access"));
  }

  private List<String> steps() {
    return events.stream()
        .map(event -> event.server() + " " + Step.valueOf(event.step().name()))
        .toList();
  }
}
