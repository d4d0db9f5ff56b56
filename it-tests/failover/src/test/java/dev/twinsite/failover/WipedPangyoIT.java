package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of a site that burns down, told of pangyo. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(110)
class WipedPangyoIT extends WipedSiteStory {

  @Override
  Site wipedOf(Sites sites) {
    return sites.pangyo();
  }
}
