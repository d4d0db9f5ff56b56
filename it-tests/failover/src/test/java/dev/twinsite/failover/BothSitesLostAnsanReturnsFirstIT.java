package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of two sites that are lost together; ansan returns first. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(131)
class BothSitesLostAnsanReturnsFirstIT extends BothSitesLostStory {

  @Override
  Site firstOf(Sites sites) {
    return sites.ansan();
  }
}
