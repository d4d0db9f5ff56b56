package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of a site that is taken offline by hand, told of ansan. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(71)
class TakenOfflineAnsanIT extends SiteTakenOfflineStory {

  @Override
  Site deafOf(Sites sites) {
    return sites.ansan();
  }
}
