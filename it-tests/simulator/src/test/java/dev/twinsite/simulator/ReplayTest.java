package dev.twinsite.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4711})
  void sameSeedPlaysTheSameGame(long seed) {
    assertThat(Game.play(seed)).isEqualTo(Game.play(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void failureReplaysExactlyAndTellsItsStory(long seed) {
    Set<Bug> planted = Set.of(Bug.TAKES_A_RETURNED_PUT_FOR_A_RECEIPT);
    Game.Result first = Game.play(seed, planted);
    Game.Result again = Game.play(seed, planted);

    assertThat(again.story()).isEqualTo(first.story());
    assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
  }
}
