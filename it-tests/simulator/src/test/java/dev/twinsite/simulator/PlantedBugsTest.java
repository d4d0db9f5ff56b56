package dev.twinsite.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulator that finds nothing may be blind: each of these mistakes it must see. */
class PlantedBugsTest {

  private static final int SEEDS = 1_000;
  private static final int AT_ONCE = 20;

  @ParameterizedTest
  @EnumSource(Bug.class)
  void plantedBugIsFoundAndItsSeedIsCleanWithoutIt(Bug bug) {
    Optional<Game.Result> found = firstFailure(bug);
    found.ifPresent(
        result ->
            System.out.printf(
                "%s: seed %d, %s%n",
                bug,
                result.seed(),
                result.difference().orElseThrow().lines().findFirst().orElseThrow()));

    assertThat(found).as("%s within %d games", bug, SEEDS).isPresent();
    assertThat(Game.play(found.orElseThrow().seed()).difference()).isEmpty();
  }

  private static Optional<Game.Result> firstFailure(Bug bug) {
    for (long first = 1; first <= SEEDS; first += AT_ONCE) {
      LongStream seeds = LongStream.range(first, first + AT_ONCE);
      Optional<Game.Result> failure =
          Tournament.of(seeds, Set.of(bug)).failures().stream().findFirst();
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }
}
