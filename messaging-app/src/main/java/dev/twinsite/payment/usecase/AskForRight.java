package dev.twinsite.payment.usecase;

import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.RightAsked;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.AskStanding;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.RightAsk;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.site.Epoch;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the other site for a part of its right, unless an answer is under way. To be called in a
 * transaction that has locked this site's right to the account, and that appends what it is given.
 */
@ApplicationScoped
public class AskForRight {

  /** The need of whoever asks in advance. */
  private static final long NONE = 0;

  private final Outbox outbox;
  private final SiteClock clock;
  private final OwnAsks asks;
  private final WaitingTransfers waiting;

  @Inject
  public AskForRight(Outbox outbox, SiteClock clock, OwnAsks asks, WaitingTransfers waiting) {
    this.outbox = outbox;
    this.clock = clock;
    this.asks = asks;
    this.waiting = waiting;
  }

  /** Whether the other site runs a version that can be asked. */
  public boolean isPossible() {
    return outbox.peerUnderstands(RightAsked.class);
  }

  /**
   * Asks for so much that somebody who waits can be served; empty if an answer is under way.
   *
   * @param need minor units, at least 1
   */
  public Optional<RightAsked> forNeed(AccountId account, long need, Epoch epoch) {
    return ask(account, need, epoch);
  }

  /** Asks for half of what the other site has; empty if an answer is under way. */
  public Optional<RightAsked> inAdvance(AccountId account, Epoch epoch) {
    return isPossible() ? ask(account, NONE, epoch) : Optional.empty();
  }

  private Optional<RightAsked> ask(AccountId account, long need, Epoch epoch) {
    Optional<AskStanding> last = asks.last(account);
    if (last.filter(it -> it.isOpenIn(epoch)).isPresent()) {
      return Optional.empty();
    }
    Stamp stamp =
        clock.stampAfter(last.map(it -> it.ask().asked().clock()).orElse(HybridTime.ZERO));
    RightAsk ask = new RightAsk(id(account, stamp), account, need, epoch, stamp);
    asks.open(ask);
    waiting.asked(account, ask.id());
    return Optional.of(new RightAsked(ask));
  }

  /** A site's asks for one account have different stamps, on whichever node they are made. */
  private static AskId id(AccountId account, Stamp stamp) {
    String name = "ask:" + account + '@' + stamp.origin() + ':' + stamp.clock().value();
    return new AskId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }
}
