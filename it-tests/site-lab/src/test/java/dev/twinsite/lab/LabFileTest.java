package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.lab.LabStatus.Database;
import dev.twinsite.lab.LabStatus.Operator;
import dev.twinsite.lab.LabStatus.PowerAccount;
import dev.twinsite.lab.LabStatus.ServerStatus;
import dev.twinsite.lab.LabStatus.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabFileTest {
  private final LabStatus status =
      new LabStatus(
          4711,
          8080,
          Duration.ofMillis(2),
          List.of("pangyo-ansan"),
          List.of(site("pangyo", 8080, 8280, 123), site("ansan", 8180, 8380, 0)),
          new ServerStatus("witness", Role.WITNESS, State.PAUSED, 130, 0),
          new Operator("operator", "se\"cret"));

  @Test
  void shapeIsTheOneThatOthersRead() {
    Map<String, ?> file = Json.object(Json.pretty(LabFile.write(status)));
    assertThat(file.get("rttMillis")).isEqualTo(2L);
    assertThat(Json.asObject(file.get("witness"))).containsEntry("pid", 130L);
    assertThat(Json.asObject(file.get("operator")))
        .containsEntry("username", "operator")
        .containsEntry("password", "se\"cret");
    Map<String, ?> pangyo = Json.asObject(Json.asObject(file.get("sites")).get("pangyo"));
    assertThat(Json.asArray(pangyo.get("app"))).containsExactly("http://127.0.0.1:8080");
    assertThat(pangyo.get("ops")).isEqualTo("http://127.0.0.1:8280");
    assertThat(pangyo.get("redfish")).isEqualTo("http://127.0.0.1:8290/redfish/v1");
    assertThat(Json.asObject(pangyo.get("redfishAccount"))).containsEntry("username", "power");
    assertThat(Json.asObject(Json.asArray(pangyo.get("servers")).get(0)))
        .containsEntry("name", "pangyo-1")
        .containsEntry("role", "application")
        .containsEntry("pid", 123L);
  }

  @Test
  void deadServerHasNoPid() {
    Map<String, ?> sites = Json.asObject(LabFile.write(status).get("sites"));
    Map<String, ?> ansan = Json.asObject(sites.get("ansan"));
    assertThat(Json.asObject(Json.asArray(ansan.get("servers")).get(0)))
        .containsEntry("state", "dead")
        .containsEntry("pid", null);
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    String text = Json.pretty(LabFile.write(status));
    assertThat(LabFile.read(Json.object(text))).isEqualTo(status);
  }

  private static LabStatus.Site site(String name, int app, int ops, long pid) {
    return new LabStatus.Site(
        name,
        List.of(URI.create("http://127.0.0.1:" + app)),
        URI.create("http://127.0.0.1:" + ops),
        URI.create("http://127.0.0.1:" + (ops + 10) + "/redfish/v1"),
        new PowerAccount("power", "y"),
        new Database("jdbc:postgresql://127.0.0.1:8480/twinsite", "twinsite", "x"),
        List.of(
            new ServerStatus(
                name + "-1", Role.APPLICATION, pid == 0 ? State.DEAD : State.RUNNING, pid, 8510)));
  }
}
