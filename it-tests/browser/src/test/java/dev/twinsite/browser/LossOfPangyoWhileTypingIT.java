package dev.twinsite.browser;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Story;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;

/** The story of pangyo. */
@NeedsChromium
@ArquillianTest
@Story
@Order(3)
class LossOfPangyoWhileTypingIT extends LossWhileTypingStory {

  @Override
  Site home() {
    return sites.pangyo();
  }
}
