package dev.twinsite.payment.rest;

import dev.twinsite.app.ReplicationHouse;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.RefusalReason;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.payment.desk.WaitingRequests;
import dev.twinsite.payment.usecase.WalletView;
import dev.twinsite.payment.usecase.Wallets;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.Ticket;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Durability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Answers requests whose transfers wait for a right. Decided in time, the answer is that of any
 * other transfer. Refused in time, nothing is left of it, and the answer is the refusal. Otherwise
 * the answer is that the transfer is pending, and it is noted that somebody has been told: from
 * then on a refusal is not forgotten but becomes a voided transfer.
 */
@ApplicationScoped
public class WaitingAnswers {

  @Inject Answers answers;
  @Inject WaitingRequests requests;
  @Inject Transfers transfers;
  @Inject WaitingTransfers waiting;
  @Inject Wallets wallets;
  @Inject Outbox outbox;
  @Inject ReplicationHouse replication;

  /**
   * @param answer the answer for a transfer that waits no more
   */
  CompletionStage<Response> whenDecided(
      TransferRequest request, BiFunction<Transfer, Durability, Response> answer) {
    long end = System.nanoTime() + answers.decisiveLimit().toNanos();
    return answers.elsewhere(decision(request)).thenCompose(decided -> now(request, end, answer));
  }

  private CompletionStage<Void> decision(TransferRequest request) {
    Duration limit = answers.decisiveLimit();
    return limit.isZero()
        ? CompletableFuture.completedFuture(null)
        : requests.await(request.id(), limit);
  }

  private CompletionStage<Response> now(
      TransferRequest request, long end, BiFunction<Transfer, Durability, Response> answer) {
    Transfer now = transfers.find(request.id()).orElseThrow(() -> refused(request));
    if (!(now instanceof WaitingTransfer)) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      return answers.decisive(
          ticket(now.terms()),
          left,
          held -> answer.apply(transfers.find(request.id()).orElse(now), held));
    }
    return waiting.tell(request.id())
        ? answers.heldHere(stillPending(now))
        : now(request, end, answer);
  }

  private static Response.ResponseBuilder stillPending(Transfer now) {
    return Response.status(State.of(now).status(false))
        .entity(TransferJson.of(now, Durability.ONE_SITE));
  }

  private Optional<Ticket> ticket(TransferTerms terms) {
    UUID event = EventIds.transfer(terms.id(), terms.accepted().origin());
    return outbox.repeat(event, terms).ticket();
  }

  private ProblemException refused(TransferRequest request) {
    long spendable = spendableHere(request.from());
    return Refusals.problem(new RefusalReason.InsufficientFunds(spendable)).asException();
  }

  private long spendableHere(Username payer) {
    DecisionMode mode = replication.status().map(JournalStatus::mode).orElse(DecisionMode.CLOSED);
    return wallets.walletOf(payer, mode).map(WalletView::spendableHere).orElse(0L);
  }
}
