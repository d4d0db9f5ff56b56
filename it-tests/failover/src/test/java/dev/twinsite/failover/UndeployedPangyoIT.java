package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of an undeployed application, told of pangyo. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(60)
class UndeployedPangyoIT extends UndeployedPeerStory {

  @Override
  Site deafOf(Sites sites) {
    return sites.pangyo();
  }
}
