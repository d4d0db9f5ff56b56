package dev.twinsite.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class StoryTest {

  private static final List<String> told = new ArrayList<>();

  @Test
  void storyEndsWithItsFirstFailedStep() {
    told.clear();
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Tale.class)).execute();
    assertThat(told).containsExactly("site lives", "site is lost");
    results.testEvents().assertStatistics(steps -> steps.succeeded(1).failed(1).skipped(1));
  }

  @Story
  static class Tale {
    @Test
    @Order(3)
    void siteReturns() {
      told.add("site returns");
    }

    @Test
    @Order(1)
    void siteLives() {
      told.add("site lives");
    }

    @Test
    @Order(2)
    void siteIsLost() {
      told.add("site is lost");
      throw new AssertionError("the site cannot be lost");
    }
  }
}
