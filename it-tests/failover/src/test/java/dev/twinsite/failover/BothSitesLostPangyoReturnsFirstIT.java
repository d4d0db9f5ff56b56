package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of two sites that are lost together; pangyo returns first. */
@ArquillianTest
@Order(130)
class BothSitesLostPangyoReturnsFirstIT extends BothSitesLostStory {

  @Override
  Site firstOf(Sites sites) {
    return sites.pangyo();
  }
}
