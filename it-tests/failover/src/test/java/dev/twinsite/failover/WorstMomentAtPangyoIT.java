package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of a server killed at the worst moments, told of pangyo. */
@ArquillianTest
@Order(85)
class WorstMomentAtPangyoIT extends WorstMomentStory {

  @Override
  Site siteOf(Sites sites) {
    return sites.pangyo();
  }
}
