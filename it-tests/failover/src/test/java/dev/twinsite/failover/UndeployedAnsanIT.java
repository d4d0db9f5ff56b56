package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of an undeployed application, told of ansan. */
@ArquillianTest
@Order(61)
class UndeployedAnsanIT extends UndeployedPeerStory {

  @Override
  Site deafOf(Sites sites) {
    return sites.ansan();
  }
}
