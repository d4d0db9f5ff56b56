package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of a full disk, told of pangyo. */
@ArquillianTest
@Tag(Mirror.TAG)
@Order(90)
class FullDiskAtPangyoIT extends FullDiskStory {

  @Override
  Site siteOf(Sites sites) {
    return sites.pangyo();
  }
}
