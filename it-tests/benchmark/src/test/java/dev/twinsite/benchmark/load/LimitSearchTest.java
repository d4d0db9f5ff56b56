package dev.twinsite.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitSearchTest {

  @Test
  void beginsWhereItIsTold() {
    assertThat(LimitSearch.from(400).next()).hasValue(400);
  }

  @Test
  void doublesAsLongAsTheGoalIsMet() {
    assertThat(ratesTried(100, 1_000)).startsWith(100, 200, 400, 800, 1_600);
  }

  @Test
  void halvesTheIntervalOnceTheGoalIsBroken() {
    assertThat(ratesTried(100, 1_000))
        .containsExactly(100, 200, 400, 800, 1_600, 1_200, 1_000, 1_100, 1_050);
  }

  @Test
  void goesDownIfTheFirstRateIsTooHigh() {
    assertThat(ratesTried(800, 250)).containsExactly(800, 400, 200, 300, 250, 275, 262);
  }

  @Test
  void endsWithTheLimitBetweenTwoRatesThatLieCloseTogether() {
    for (int limit = 1; limit < 3_000; limit += 37) {
      LimitSearch found = searched(400, limit);
      assertThat(found.met()).isLessThanOrEqualTo(limit);
      assertThat(found.broken()).isGreaterThan(limit);
      assertThat(found.broken() - found.met()).isLessThanOrEqualTo(Math.max(1, limit / 10));
    }
  }

  @Test
  void endsAtZeroIfNoRateMeetsTheGoal() {
    assertThat(searched(400, 0).met()).isZero();
  }

  @Test
  void endsAtTheHighestRateThereIs() {
    assertThat(searched(60_000, 1_000_000)).isEqualTo(new LimitSearch(100_000, 0, 60_000));
  }

  @Test
  void whatMetTheGoalLiesBelowWhatBrokeIt() {
    assertThatThrownBy(() -> new LimitSearch(500, 400, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("500 met the goal, but 400 broke it");
  }

  private static LimitSearch searched(int first, int limit) {
    LimitSearch search = LimitSearch.from(first);
    for (OptionalInt rate = search.next(); rate.isPresent(); rate = search.next()) {
      search = search.tried(rate.getAsInt(), rate.getAsInt() <= limit);
    }
    return search;
  }

  private static List<Integer> ratesTried(int first, int limit) {
    List<Integer> tried = new ArrayList<>();
    LimitSearch search = LimitSearch.from(first);
    for (OptionalInt rate = search.next(); rate.isPresent(); rate = search.next()) {
      tried.add(rate.getAsInt());
      search = search.tried(rate.getAsInt(), rate.getAsInt() <= limit);
    }
    return tried;
  }
}
