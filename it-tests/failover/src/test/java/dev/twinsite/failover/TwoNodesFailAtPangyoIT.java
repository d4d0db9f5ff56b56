package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of failing servers, told of pangyo. */
@ArquillianTest
@Order(20)
class TwoNodesFailAtPangyoIT extends NodeFailuresStory {

  @Override
  Site siteOf(Sites sites) {
    return sites.pangyo();
  }
}
