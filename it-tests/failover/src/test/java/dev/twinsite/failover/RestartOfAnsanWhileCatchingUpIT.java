package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of a server that is killed while it catches up, told of ansan. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(81)
class RestartOfAnsanWhileCatchingUpIT extends RestartWhileCatchingUpStory {

  @Override
  Site behindOf(Sites sites) {
    return sites.ansan();
  }
}
