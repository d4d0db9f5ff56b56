package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of a site that stands still, told of ansan. */
@ArquillianTest
@Order(106)
class PausedSiteAnsanIT extends PausedSiteStory {

  @Override
  Site pausedOf(Sites sites) {
    return sites.ansan();
  }
}
