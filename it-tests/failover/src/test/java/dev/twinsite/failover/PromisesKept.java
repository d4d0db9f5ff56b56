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
import dev.twinsite.drill.workload.Person;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    for (Site site : sites.both()) {
      sites.awaitTrue(
          site + " has decided every transfer", Sites.A_WHILE, () -> undecidedAt(site) == 0);
    }
    sites.awaitQuiet();
    Place place = sites.awaitEqualDigests();
    TwinsiteClient client = TwinsiteClient.of(addressOf(sites.pangyo()), addressOf(sites.ansan()));
    Session operator = new Session(sites.operatorToken(sites.pangyo()), Instant.MAX, null);
    return new HoldingsReader(client, cast, operator).read(journal.all(), place.at());
  }

  /**
   * A transfer that waits for a part of the other site's right is not on its way to anybody, and it
   * is not decided either.
   */
  private long undecidedAt(Site site) {
    String[] people = cast.people().stream().map(Person::username).toArray(String[]::new);
    try (Connection database = site.openDatabase();
        PreparedStatement count =
            database.prepareStatement(
                "select count(*) from app.transfer"
                    + " where state in ('WAITING', 'PENDING') and payer = any (?)")) {
      count.setArray(1, database.createArrayOf("text", people));
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database of " + site + " does not answer", e);
    }
  }

  private static SiteAddress addressOf(Site site) {
    return new SiteAddress(site.name(), site.addresses());
  }
}
