package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of a site that is taken offline by hand, told of pangyo. */
@ArquillianTest
@Order(70)
class TakenOfflinePangyoIT extends SiteTakenOfflineStory {

  @Override
  Site deafOf(Sites sites) {
    return sites.pangyo();
  }
}
