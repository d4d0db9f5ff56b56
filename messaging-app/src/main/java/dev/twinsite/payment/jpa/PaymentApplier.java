package dev.twinsite.payment.jpa;

import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.event.DepositMade;
import dev.twinsite.event.TransferGivenUp;
import dev.twinsite.event.TransferMade;
import dev.twinsite.messaging.Messages;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.VoidedDeposit;
import dev.twinsite.payment.VoidedTransfer;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes facts of the payment capability effective that the journal brings or decides. */
@ApplicationScoped
public class PaymentApplier {

  private final SiteClock clock;
  private final SitePair sites;
  private final Sessions sessions;
  private final Transfers transfers;
  private final Deposits deposits;
  private final SpendingRights rights;
  private final Ledger ledger;
  private final Messages messages;

  @Inject
  public PaymentApplier(
      SiteClock clock,
      SitePair sites,
      Sessions sessions,
      Transfers transfers,
      Deposits deposits,
      SpendingRights rights,
      Ledger ledger,
      Messages messages) {
    this.clock = clock;
    this.sites = sites;
    this.sessions = sessions;
    this.transfers = transfers;
    this.deposits = deposits;
    this.rights = rights;
    this.ledger = ledger;
    this.messages = messages;
  }

  /** A transfer that counts; as {@link #postAll}. */
  public void post(TransferMade event) {
    postAll(List.of(event));
  }

  /**
   * Transfers that count: pending here and now held by both sites, or not known here at all, or
   * voided here until a regent has decided otherwise.
   */
  public void postAll(List<TransferMade> events) {
    if (events.isEmpty()) {
      return;
    }
    Turns.alone(sessions);
    List<PostedTransfer> posted = events.stream().map(this::posted).toList();
    List<PostedTransfer> held = transfers.decideAll(posted.stream().filter(this::isOwn).toList());
    var others = new ArrayList<>(posted);
    held.forEach(others::remove);
    List<PostedTransfer> added = transfers.addAll(others);
    ledger.postAll(postings(posted, new HashSet<>(held), new HashSet<>(added)));
    messages.addAll(added.stream().flatMap(it -> it.terms().message().stream()).toList());
  }

  private List<Posting> postings(
      List<PostedTransfer> posted, Set<PostedTransfer> held, Set<PostedTransfer> added) {
    var postings = new ArrayList<Posting>();
    for (PostedTransfer transfer : posted) {
      if (held.remove(transfer)) {
        postings.add(Posting.ofHeld(transfer));
      } else if (added.remove(transfer) || transfers.overrule(transfer)) {
        postings.add(Posting.of(transfer));
      }
    }
    return postings;
  }

  private PostedTransfer posted(TransferMade event) {
    return new PendingTransfer(event.terms()).post(clock.now());
  }

  /** Only what this site has accepted can be pending here; to ask costs a statement. */
  private boolean isOwn(PostedTransfer transfer) {
    return transfer.terms().accepted().origin().equals(sites.own());
  }

  /**
   * A transfer that does not count: its hold, if there is one, is given back, and the message that
   * shows it stays and says so.
   *
   * @throws IllegalStateException if the transfer has been posted here
   */
  public void discard(TransferMade event, VoidReason reason) {
    Turns.alone(sessions);
    TransferTerms terms = event.terms();
    VoidedTransfer voided = new PendingTransfer(terms).giveUp(reason);
    if (transfers.decide(voided)) {
      terms.debited().forEach(share -> rights.release(terms.debtor(), share));
    } else if (transfers.add(voided)) {
      show(terms);
    } else {
      requireVoided(terms);
    }
  }

  /** A transfer that waited at its site and was never made. */
  public void apply(TransferGivenUp event) {
    transfers.add(new PendingTransfer(event.terms()).giveUp(event.reason()));
  }

  /** A deposit that counts. */
  public void post(DepositMade event) {
    Turns.alone(sessions);
    PostedDeposit posted = new PendingDeposit(event.terms()).post(clock.now());
    if (deposits.decide(posted) || deposits.add(posted) || deposits.overrule(posted)) {
      ledger.post(Posting.of(posted));
    }
  }

  /**
   * A deposit that does not count.
   *
   * @throws IllegalStateException if the deposit has been posted here
   */
  public void discard(DepositMade event, VoidReason reason) {
    VoidedDeposit voided = new PendingDeposit(event.terms()).giveUp(reason);
    if (!deposits.decide(voided) && !deposits.add(voided)) {
      requireVoided(event.terms());
    }
  }

  private void show(TransferTerms terms) {
    terms.message().ifPresent(messages::add);
  }

  private void requireVoided(TransferTerms terms) {
    Optional<Transfer> known = transfers.find(terms.id(), terms.accepted().origin());
    if (known.filter(VoidedTransfer.class::isInstance).isEmpty()) {
      throw new IllegalStateException("transfer " + terms.id() + " is posted, not to be voided");
    }
  }

  private void requireVoided(DepositTerms terms) {
    Optional<Deposit> known = deposits.find(terms.id(), terms.accepted().origin());
    if (known.filter(VoidedDeposit.class::isInstance).isEmpty()) {
      throw new IllegalStateException("deposit " + terms.id() + " is posted, not to be voided");
    }
  }
}
