package dev.twinsite.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Plays many games, each from its seed. {@code -Dtwinsite.seeds=5,6} or {@code
 * -Dtwinsite.seeds=1-20000} plays others.
 */
class SimulatorTest {

  @Test
  void everyGameGoesWell() {
    Tournament tournament = Tournament.of(Tournament.seeds("1-5000"), Set.of());
    System.out.println(tournament.summary());
    assertThat(tournament.failures()).as(() -> tournament.failures().get(0).story()).isEmpty();
  }
}
