package dev.twinsite.app.live;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.token.TokenHolder;
import dev.twinsite.replication.JournalEntry;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Hears from the journal whose tokens were taken back. */
final class Withdrawals implements Consumer<JournalEntry> {

  private static final Set<String> KINDS = Set.of("token-revoked", "user-revoked");

  private final DomainEventCodec codec;
  private final Consumer<Predicate<TokenHolder>> verifyAgain;

  /**
   * @param verifyAgain told who may be concerned
   */
  Withdrawals(DomainEventCodec codec, Consumer<Predicate<TokenHolder>> verifyAgain) {
    this.codec = codec;
    this.verifyAgain = verifyAgain;
  }

  @Override
  public void accept(JournalEntry entry) {
    if (KINDS.contains(entry.envelope().kind())) {
      DomainEvent event = codec.decode(entry);
      if (event instanceof TokenRevoked one) {
        verifyAgain.accept(holder -> holder.tokenId().equals(one.tokenId()));
      } else if (event instanceof UserRevoked all) {
        verifyAgain.accept(holder -> holder.user().equals(all.username()));
      }
    }
  }
}
