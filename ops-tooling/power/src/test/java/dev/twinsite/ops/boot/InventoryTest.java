package dev.twinsite.ops.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twinsite.site.SiteName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {

  private static Inventory read(String servers) {
    String file =
        "{\"controllers\": {\"c\": {\"url\": \"http://h/redfish/v1\"}}, \"servers\": [%s]}"
            .formatted(servers);
    return InventoryFile.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static String server(String name, String site, String needs) {
    return """
        {"name": "%s", "site": "%s", "role": "r", "controller": "c", "gate": "tcp://h:1",
         "needs": [%s]}"""
        .formatted(name, site, needs);
  }

  @Test
  void fileTellsWhoNeedsWhom() {
    Inventory inventory =
        read(
            String.join(
                ",",
                server("node", "pangyo", "{\"of\": [\"db-1\", \"db-2\"], \"atLeast\": 1}"),
                server("db-1", "pangyo", ""),
                server("db-2", "pangyo", ""),
                server("door", "pangyo", "\"node\"")));
    assertThat(inventory.servers(new SiteName("pangyo")))
        .extracting(inventory::waveOf)
        .containsExactly(2, 1, 1, 3);
    assertThat(inventory.server("node").orElseThrow().needs())
        .containsExactly(new Need(List.of("db-1", "db-2"), 1));
    assertThat(inventory.server("db-1").orElseThrow().system()).isEqualTo("db-1");
  }

  @Test
  void circleIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(server("a", "p", "\"b\"") + "," + server("b", "p", "\"a\"")))
        .withMessageContaining("needs itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a | p | "b" | a needs b
          a | p | {"of": [], "atLeast": 1} | at least 1 of 0
          a | P | | site name 'P'
          """)
  void whatMakesNoSenseIsNamed(String name, String site, String needs, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(server(name, site, needs == null ? "" : needs)))
        .withMessageContaining(complaint);
  }

  @Test
  void needsDoNotCrossTheSites() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(server("a", "p", "\"b\"") + "," + server("b", "q", "")))
        .withMessageContaining("a needs b, which is no server of p");
  }

  @Test
  void sameNameTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(server("a", "p", "") + "," + server("a", "q", "")))
        .withMessageContaining("two servers are called a");
  }

  @Test
  void unknownControllerIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(server("a", "p", "").replace("\"c\"", "\"d\"")))
        .withMessageContaining("d, is unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://h:22", "tcp://h", "postgresql://h", "redfish", "http:x"})
  void gateThatNobodyCanAskIsRefused(String gate) {
    assertThatIllegalArgumentException().isThrownBy(() -> HealthGate.of(gate));
  }
}
