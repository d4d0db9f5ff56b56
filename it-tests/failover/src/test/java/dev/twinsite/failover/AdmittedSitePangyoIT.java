package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of a site that is admitted to go on without its regent, told of pangyo. */
@ArquillianTest
@Order(132)
class AdmittedSitePangyoIT extends AdmittedSiteStory {

  @Override
  Site admittedOf(Sites sites) {
    return sites.pangyo();
  }
}
