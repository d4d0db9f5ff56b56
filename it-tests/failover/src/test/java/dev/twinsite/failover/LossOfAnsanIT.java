package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of the loss of a site, told of ansan. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(101)
class LossOfAnsanIT extends SiteLossStory {

  @Override
  Site lostOf(Sites sites) {
    return sites.ansan();
  }
}
