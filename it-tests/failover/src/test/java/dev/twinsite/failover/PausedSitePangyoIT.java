package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of a site that stands still, told of pangyo. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(105)
class PausedSitePangyoIT extends PausedSiteStory {

  @Override
  Site pausedOf(Sites sites) {
    return sites.pangyo();
  }
}
