package dev.twinsite.drill.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.lab.LabCommand;
import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The command lines of the drill and the demo. */
class CommandsTest {

  private static final Path NOWHERE = Path.of("target", "no-lab-here");

  @Test
  void theLabFindsBothCommands() {
    assertThat(ServiceLoader.load(LabCommand.class))
        .extracting(LabCommand::name)
        .containsExactly("drill", "demo");
  }

  @Test
  void anUnknownScenarioIsMisuse() {
    assertMisused(List.of("flood"), "site-loss");
    assertMisused(List.of(), "site-loss");
  }

  @Test
  void everyOptionIsKnownAndInItsRange() {
    assertMisused(List.of("site-loss", "--hurry", "1"), "--hurry");
    assertMisused(List.of("site-loss", "--users"), "--users needs a value");
    assertMisused(List.of("site-loss", "--users", "many"), "whole number");
    assertMisused(List.of("site-loss", "--users", "1"), "2 to 200");
    assertMisused(List.of("site-loss", "--seconds", "0"), "at least 3");
    assertMisused(List.of("site-loss", "--site", "busan"), "pangyo or ansan");
  }

  private static void assertMisused(List<String> words, String sentence) {
    assertThatThrownBy(() -> new DrillCommand().run(NOWHERE, words))
        .isInstanceOfSatisfying(LabException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessageContaining(sentence);
  }
}
