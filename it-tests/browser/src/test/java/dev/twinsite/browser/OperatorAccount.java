package dev.twinsite.browser;

import dev.twinsite.arquillian.Site;
import java.time.Duration;

/** Gives people accounts at an ops server. */
final class OperatorAccount {

  /** A site's ops server may have more to do just then, and a password costs it a while. */
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  private OperatorAccount() {}

  /**
   * Somebody may log in there with {@link TwinsitePage#PASSWORD} from now on.
   *
   * @param by the token of an operator of that site
   */
  static void create(Site site, String by, String name, String... roles) {
    String body =
        "{\"password\": \"%s\", \"roles\": [\"%s\"], \"reason\": \"a shift\"}"
            .formatted(TwinsitePage.PASSWORD, String.join("\",\"", roles));
    site.callOperations("PUT", "/ops/api/v1/operators/" + name)
        .as(by)
        .json(body)
        .within(A_MINUTE)
        .send()
        .orFail();
  }
}
