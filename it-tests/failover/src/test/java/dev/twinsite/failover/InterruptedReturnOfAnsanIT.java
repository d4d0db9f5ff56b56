package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of an interrupted return, told of ansan. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(116)
class InterruptedReturnOfAnsanIT extends InterruptedReturnStory {

  @Override
  Site returningOf(Sites sites) {
    return sites.ansan();
  }
}
