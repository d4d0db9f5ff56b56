package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of failing servers, told of ansan. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(30)
class TwoNodesFailAtAnsanIT extends NodeFailuresStory {

  @Override
  Site siteOf(Sites sites) {
    return sites.ansan();
  }
}
