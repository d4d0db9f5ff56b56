package dev.twinsite.replication.protocol;

import dev.twinsite.replication.protocol.BatchRules.StoredDigests;
import dev.twinsite.replication.protocol.ReceiptDecision.Adopt;
import dev.twinsite.replication.protocol.ReceiptDecision.Advance;
import dev.twinsite.replication.protocol.ReceiptDecision.Foreign;
import dev.twinsite.replication.protocol.ReceiptDecision.Heard;
import dev.twinsite.replication.protocol.ReceiptDecision.Rewritten;
import dev.twinsite.replication.protocol.ReceiptDecision.Stale;
import dev.twinsite.site.SiteName;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what an origin does with a receipt. A receipt counts only if it comes from the database
 * that was admitted and names a mark of the own stream. Acknowledgement never goes back, except
 * that a new database starts from what it holds.
 */
public final class ReceiptRules {

  /**
   * Where the origin stands.
   *
   * @param end the end of the own stream, as far as it is numbered
   * @param admittedDatabase the database that was admitted for the other site; empty if not known
   */
  public record Context(
      SiteName self,
      SiteName peer,
      Mark end,
      Optional<UUID> admittedDatabase,
      AcknowledgedState known) {

    /** The database that receipts must come from; empty if any may still be the one. */
    Optional<UUID> expected() {
      return admittedDatabase.or(known::database);
    }
  }

  private ReceiptRules() {}

  public static ReceiptDecision decide(Context context, Receipt receipt, StoredDigests own) {
    Optional<String> foreign = foreign(context, receipt);
    if (foreign.isPresent()) {
      return new Foreign(foreign.get());
    }
    if (receipt.rebuildFrom().isPresent()) {
      return rebuilding(context.known(), receipt);
    }
    return own.at(receipt.upTo().position())
        .map(digest -> inStream(context, receipt, digest))
        .orElseGet(() -> unknownPlace(context, receipt));
  }

  private static Optional<String> foreign(Context context, Receipt receipt) {
    if (!receipt.origin().equals(context.self()) || !receipt.receiver().equals(context.peer())) {
      return Optional.of(
          "it is from " + receipt.receiver() + " about the stream of " + receipt.origin());
    }
    return context
        .expected()
        .filter(database -> !database.equals(receipt.receiverIdentity()))
        .map(
            database ->
                "it is from database " + receipt.receiverIdentity() + ", not from " + database);
  }

  private static ReceiptDecision rebuilding(AcknowledgedState known, Receipt receipt) {
    if (isNewDatabase(known, receipt)) {
      return new Adopt();
    }
    if (known.rebuildFrom().isEmpty()) {
      return new Stale();
    }
    return forward(receipt.frontier().compareTo(known.frontier()), known, receipt, new Adopt());
  }

  private static ReceiptDecision inStream(Context context, Receipt receipt, Digest own) {
    AcknowledgedState known = context.known();
    if (!own.equals(receipt.upTo().digest())) {
      return rewritten(
          context,
          "another history of this stream up to "
              + receipt.upTo().position()
              + " than this database");
    }
    if (isNewDatabase(known, receipt) && known.database().isPresent()) {
      return new Adopt();
    }
    if (known.rebuildFrom().isPresent()) {
      return new Adopt();
    }
    int step = receipt.upTo().position().compareTo(known.upTo().position());
    if (step > 0 && receipt.since().isAfter(known.upTo().position())) {
      return new Foreign("it lists superseded events only behind " + receipt.since());
    }
    return forward(step, known, receipt, new Advance());
  }

  private static ReceiptDecision forward(
      int step, AcknowledgedState known, Receipt receipt, ReceiptDecision onwards) {
    if (step > 0) {
      return onwards;
    }
    return receipt.answersSentAt() > known.answeredSentAt() ? new Heard() : new Stale();
  }

  private static boolean isNewDatabase(AcknowledgedState known, Receipt receipt) {
    return known.database().filter(receipt.receiverIdentity()::equals).isEmpty();
  }

  private static ReceiptDecision unknownPlace(Context context, Receipt receipt) {
    return receipt.upTo().position().isAfter(context.end().position())
        ? rewritten(
            context,
            "this stream up to "
                + receipt.upTo().position()
                + ", this database only up to "
                + context.end().position())
        : new Foreign("the place " + receipt.upTo().position() + " is not in this stream");
  }

  /** What the admitted database has committed was sent from here; so this database has changed. */
  private static ReceiptDecision rewritten(Context context, String what) {
    return context.expected().isPresent()
        ? new Rewritten("the other site holds " + what + ": it was restored and must be wiped")
        : new Foreign("it is from an unknown database that holds " + what);
  }
}
