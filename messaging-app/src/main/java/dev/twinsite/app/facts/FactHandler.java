package dev.twinsite.app.facts;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.event.DecisiveEvent;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.TransferMade;
import dev.twinsite.identity.jpa.IdentityApplier;
import dev.twinsite.messaging.jpa.MessagingApplier;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.jpa.PaymentApplier;
import dev.twinsite.payment.jpa.RightApplier;
import dev.twinsite.replication.DiscardReason;
import dev.twinsite.replication.EventHandler;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Hands each event of the journal to the applier that it belongs to. */
@ApplicationScoped
public class FactHandler implements EventHandler {

  private final DomainEventCodec codec;
  private final IdentityApplier identity;
  private final MessagingApplier messaging;
  private final PaymentApplier payment;
  private final RightApplier rights;

  @Inject
  public FactHandler(
      DomainEventCodec codec,
      IdentityApplier identity,
      MessagingApplier messaging,
      PaymentApplier payment,
      RightApplier rights) {
    this.codec = codec;
    this.identity = identity;
    this.messaging = messaging;
    this.payment = payment;
    this.rights = rights;
  }

  @Override
  public Set<String> kinds() {
    return codec.kinds();
  }

  @Override
  public void apply(JournalEntry entry) {
    apply(fact(entry), entry.origin());
  }

  /**
   * Messages and transfers, which are most of what there is, are written together after the rest:
   * both build on users and rooms, and nothing builds on them but what is one of them too.
   */
  @Override
  public void applyAll(List<JournalEntry> entries) {
    var messages = new LinkedHashMap<SiteName, List<MessagePosted>>();
    var transfers = new ArrayList<TransferMade>();
    for (JournalEntry entry : entries) {
      DomainEvent fact = fact(entry);
      if (fact instanceof MessagePosted message) {
        messages.computeIfAbsent(entry.origin(), origin -> new ArrayList<>()).add(message);
      } else if (fact instanceof TransferMade transfer) {
        transfers.add(transfer);
      } else {
        apply(fact, entry.origin());
      }
    }
    messages.forEach((origin, sent) -> messaging.applyAll(sent, origin));
    payment.postAll(transfers);
  }

  private void apply(DomainEvent fact, SiteName origin) {
    fact.accept(new Effective(origin, identity, messaging, payment, rights));
  }

  /** As applying: an applier knows whether a fact is pending here. */
  @Override
  public void acknowledged(JournalEntry entry) {
    apply(entry);
  }

  @Override
  public void acknowledgedAll(List<JournalEntry> entries) {
    applyAll(entries);
  }

  @Override
  public void discarded(JournalEntry entry, DiscardReason reason) {
    if (fact(entry) instanceof DecisiveEvent decisive) {
      decisive.acceptDecisive(
          new Voided(entry.origin(), voidReason(reason), identity, payment, rights));
    } else {
      throw new IllegalArgumentException("a mergeable fact cannot be discarded: " + entry);
    }
  }

  private DomainEvent fact(JournalEntry entry) {
    return codec.decode(entry);
  }

  private static VoidReason voidReason(DiscardReason reason) {
    return switch (reason) {
      case BEYOND_CUT -> VoidReason.SITE_LOST;
      case SUPERSEDED -> VoidReason.SUPERSEDED;
    };
  }
}
