package dev.twinsite.browser;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Story;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The story of ansan. */
@NeedsChromium
@ArquillianTest
@Story
@Order(4)
@Tag("mirror")
class LossOfAnsanWhileTypingIT extends LossWhileTypingStory {

  @Override
  Site home() {
    return sites.ansan();
  }
}
