package dev.twinsite.payment.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.identity.Users;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.Transfers;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Sends money from one user to another. While both sites decide, the amount is held at this site's
 * right until the other site holds the transfer; while this site decides alone, the transfer is
 * posted at once and may use the other site's right as well.
 */
@ApplicationScoped
public class MakeTransfer {

  private Outbox outbox;
  private SiteClock clock;
  private SitePair sites;
  private Users users;
  private Rooms rooms;
  private Messages messages;
  private SpendingRights rights;
  private Transfers transfers;
  private Ledger ledger;

  MakeTransfer() {}

  @Inject
  public MakeTransfer(
      Outbox outbox,
      SiteClock clock,
      SitePair sites,
      Users users,
      Rooms rooms,
      Messages messages,
      SpendingRights rights,
      Transfers transfers,
      Ledger ledger) {
    this.outbox = outbox;
    this.clock = clock;
    this.sites = sites;
    this.users = users;
    this.rooms = rooms;
    this.messages = messages;
    this.rights = rights;
    this.transfers = transfers;
    this.ledger = ledger;
  }

  /**
   * Transfers money, or answers the same transfer again.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site decides nothing now
   */
  @Transactional
  public Accepted<TransferOutcome> make(TransferRequest request) {
    throw new UnsupportedOperationException("follows");
  }
}
