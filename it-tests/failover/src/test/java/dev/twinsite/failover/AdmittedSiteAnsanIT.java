package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of a site that is admitted to go on without its regent, told of ansan. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(133)
class AdmittedSiteAnsanIT extends AdmittedSiteStory {

  @Override
  Site admittedOf(Sites sites) {
    return sites.ansan();
  }
}
