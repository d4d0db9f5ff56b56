package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of an interrupted return, told of pangyo. */
@ArquillianTest
@Order(115)
class InterruptedReturnOfPangyoIT extends InterruptedReturnStory {

  @Override
  Site returningOf(Sites sites) {
    return sites.pangyo();
  }
}
