package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Checker;
import dev.twinsite.arquillian.Place;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.client.Session;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.drill.check.Violation;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.HoldingsReader;
import dev.twinsite.drill.journal.ClientJournal;
import dev.twinsite.drill.workload.Cast;
import java.time.Instant;
import java.util.List;

/**
 * The drill's checkers, held against what clients were told: no acknowledged message lost, every
 * transfer decided once and alike, no money created, no overdraft, nothing refused happened, and
 * equal digests.
 */
final class PromisesKept implements Checker {

  private final Cast cast;
  private final ClientJournal journal;

  PromisesKept(Cast cast, ClientJournal journal) {
    this.cast = cast;
    this.journal = journal;
  }

  @Override
  public void check(Sites sites) {
    Evidence evidence = evidence(sites);
    List<Violation> violations =
        dev.twinsite.drill.check.Checker.all().stream()
            .flatMap(checker -> checker.check(evidence).stream())
            .toList();
    assertThat(violations).as("promises not kept").isEmpty();
  }

  private Evidence evidence(Sites sites) {
    sites.awaitQuiet();
    Place place = sites.awaitEqualDigests();
    TwinsiteClient client = TwinsiteClient.of(addressOf(sites.pangyo()), addressOf(sites.ansan()));
    Session operator = new Session(sites.operatorToken(sites.pangyo()), Instant.MAX, null);
    return new HoldingsReader(client, cast, operator).read(journal.all(), place.at());
  }

  private static SiteAddress addressOf(Site site) {
    return new SiteAddress(site.name(), site.addresses());
  }
}
