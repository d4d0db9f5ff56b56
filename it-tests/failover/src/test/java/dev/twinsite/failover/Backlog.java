package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.drill.journal.Knowledge;
import java.util.stream.IntStream;

/**
 * What one site accepts while the other cannot hear it: about 4 MB, so that it takes many batches
 * to catch up.
 */
final class Backlog {

  private static final int MESSAGES = 1_000;
  private static final int TRANSFERS = 4;

  private Backlog() {}

  static void of(Town town, Site site) {
    IntStream.range(0, MESSAGES)
        .parallel()
        .forEach(i -> town.longMessage(site, Knowledge.ONE_SITE));
    IntStream.range(0, TRANSFERS)
        .parallel()
        .forEach(i -> town.transfer(site, 10, Knowledge.PENDING));
  }
}
