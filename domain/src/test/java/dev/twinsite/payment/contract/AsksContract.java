package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.payment.contract.Books.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.AskStanding;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link OwnAsks} and {@link HeardAsks} promise. */
public abstract class AsksContract {

  private final Account minji = account(newName());

  protected abstract SitePair sites();

  protected abstract Accounts accounts();

  protected abstract OwnAsks own();

  protected abstract HeardAsks heard();

  @BeforeEach
  void minjiHasAnAccount() {
    accounts().open(minji);
  }

  @Test
  void nothingWasAskedForNewAccount() {
    assertThat(own().last(minji.id())).isEmpty();
  }

  @Test
  void lastAskIsTheOneThatCounts() {
    RightAsk first = ask(300, 7, sites().own());
    RightAsk second = ask(0, 8, sites().own());
    own().open(first);
    own().shortOf(minji.id(), first.id(), 12);
    own().open(second);

    assertThat(own().last(minji.id())).contains(new AskStanding.Open(second));
  }

  @Test
  void openAskIsAnswered() {
    RightAsk ask = ask(300, 7, sites().own());
    own().open(ask);
    own().shortOf(minji.id(), ask.id(), 12);
    assertThat(own().last(minji.id())).contains(new AskStanding.Short(ask, 12));

    own().granted(minji.id(), ask.id());
    assertThat(own().last(minji.id())).contains(new AskStanding.Granted(ask));
  }

  @Test
  void answerToAnEarlierAskChangesNothing() {
    RightAsk ask = ask(300, 7, sites().own());
    own().open(ask);
    own().granted(minji.id(), new AskId(UUID.randomUUID()));
    own().shortOf(minji.id(), new AskId(UUID.randomUUID()), 0);

    assertThat(own().last(minji.id())).contains(new AskStanding.Open(ask));
  }

  @Test
  void askThatWasHeardWaitsUntilItIsAnswered() {
    RightAsk ask = ask(300, 7, sites().peer());
    heard().hear(ask);
    heard().hear(ask);

    assertThat(heard().unanswered()).containsOnlyOnce(ask.id());
    assertThat(heard().take(ask.id())).contains(ask);
    heard().answered(ask.id());
    assertThat(heard().unanswered()).doesNotContain(ask.id());
    assertThat(heard().take(ask.id())).isEmpty();
  }

  @Test
  void earliestAskIsTheFirstInLine() {
    RightAsk later = ask(300, 9, sites().peer());
    RightAsk earlier = ask(300, 8, sites().peer());
    heard().hear(later);
    heard().hear(earlier);

    assertThat(heard().unanswered()).containsSubsequence(earlier.id(), later.id());
  }

  private RightAsk ask(long need, long clock, SiteName asker) {
    return new RightAsk(
        new AskId(UUID.randomUUID()),
        minji.id(),
        need,
        new Epoch(3),
        new Stamp(new HybridTime(clock), asker));
  }
}
