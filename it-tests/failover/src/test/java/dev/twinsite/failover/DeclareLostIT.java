package dev.twinsite.failover;

import static dev.twinsite.failover.Refusals.assertRefusedByOperations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.List;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * When a site must not be declared lost. That the last site cannot be is part of the story of a
 * site's loss.
 */
@ArquillianTest
@Order(40)
class DeclareLostIT {

  @ArquillianResource Sites sites;

  @Test
  void siteThatIsPlainlyAliveIsNotDeclaredLost() {
    for (Site at : List.of(sites.pangyo(), sites.ansan())) {
      var reply = sites.declareLost(sites.peerOf(at), at, sites.epochAt(at));
      assertRefusedByOperations(reply, "peer-alive");
    }
    assertBothAreActive();
  }

  @Test
  void declarationOfAnotherEpochIsRefused() {
    for (Site at : List.of(sites.pangyo(), sites.ansan())) {
      var reply = sites.declareLost(sites.peerOf(at), at, sites.epochAt(at) + 1);
      assertRefusedByOperations(reply, "stale-epoch");
    }
    assertBothAreActive();
  }

  @Test
  void activeSiteDoesNotRejoin() {
    for (Site at : List.of(sites.pangyo(), sites.ansan())) {
      var reply = sites.rejoin(sites.peerOf(at), at, sites.epochAt(at));
      assertRefusedByOperations(reply, "forbidden-transition");
    }
    assertBothAreActive();
  }

  private void assertBothAreActive() {
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      assertThat(site.status().path("state").asText()).as("state of " + site).isEqualTo("ACTIVE");
    }
  }
}
