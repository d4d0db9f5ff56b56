package dev.twinsite.replication.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * How far the other site's receipts reach in the own stream.
 *
 * @param upTo everything up to this mark is committed at the other site
 * @param database the database that said so; empty before the first receipt
 * @param rebuildFrom set while the other site is being rebuilt from here
 * @param answeredSentAt when the latest batch was sent that any receipt has answered; 0 for none
 * @param asking starts of the other site's nodes that it has told of and that wait for an answer
 */
public record AcknowledgedState(
    Mark upTo,
    Optional<UUID> database,
    OptionalLong rebuildFrom,
    long answeredSentAt,
    Set<UUID> asking) {

  public AcknowledgedState {
    asking = Set.copyOf(asking);
  }

  /** Nothing is acknowledged behind this mark. */
  public static AcknowledgedState startingAt(Mark mark) {
    return new AcknowledgedState(mark, Optional.empty(), OptionalLong.empty(), 0, Set.of());
  }

  /** How far the other site has come. */
  public Frontier frontier() {
    return rebuildFrom.isPresent()
        ? Frontier.inRebuild(rebuildFrom.getAsLong())
        : Frontier.inStream(upTo.position());
  }

  /** A later mark of the same database. */
  public AcknowledgedState movedTo(Mark mark) {
    return new AcknowledgedState(mark, database, rebuildFrom, answeredSentAt, asking);
  }

  /**
   * What the receipt says of a database that was not heard of before, or is being rebuilt. The mark
   * never moves forward by that: what lies behind it is still to be decided.
   */
  public AcknowledgedState adopting(Receipt receipt) {
    boolean lower = upTo.position().isAfter(receipt.upTo().position());
    return new AcknowledgedState(
        lower ? receipt.upTo() : upTo,
        Optional.of(receipt.receiverIdentity()),
        receipt.rebuildFrom(),
        Math.max(answeredSentAt, receipt.answersSentAt()),
        receipt.asking());
  }

  /** The same place, after a sign of life. */
  public AcknowledgedState hearing(Receipt receipt) {
    return new AcknowledgedState(
        upTo,
        Optional.of(receipt.receiverIdentity()),
        rebuildFrom,
        Math.max(answeredSentAt, receipt.answersSentAt()),
        receipt.asking());
  }
}
