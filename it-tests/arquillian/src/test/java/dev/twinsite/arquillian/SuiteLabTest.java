package dev.twinsite.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** One lab for all classes, and one failure if there is none. */
class SuiteLabTest {

  @BeforeEach
  @AfterEach
  void forget() {
    IdleServers.refusal = null;
    IdleServers.asked.clear();
  }

  @Test
  void labIsOpenedOnceAndGivenUpAtTheEnd() {
    suite().testEvents().assertStatistics(tests -> tests.succeeded(3));
    assertThat(IdleServers.asked).containsExactly("open", "close");
  }

  @Test
  void labThatDoesNotOpenFailsOneClassAndSkipsTheRest() {
    IdleServers.refusal = "port 8080 is taken";
    EngineExecutionResults results = suite();
    results.containerEvents().assertStatistics(classes -> classes.failed(1).aborted(2));
    results
        .containerEvents()
        .failed()
        .assertThatEvents()
        .haveExactly(1, finishedWithFailure(message("port 8080 is taken")));
    results.testEvents().assertStatistics(tests -> tests.started(0));
  }

  private static EngineExecutionResults suite() {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(First.class), selectClass(Second.class), selectClass(Third.class))
        .execute();
  }

  @Tag("within-a-test")
  @ArquillianTest
  static class First {
    @Test
    void passes() {}
  }

  @Tag("within-a-test")
  @ArquillianTest
  static class Second {
    @Test
    void passes() {}
  }

  @Tag("within-a-test")
  @ArquillianTest
  static class Third {
    @Test
    void passes() {}
  }
}
