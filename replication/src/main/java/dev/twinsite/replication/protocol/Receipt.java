package dev.twinsite.replication.protocol;

import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What a receiver's database has committed of a stream. Nothing else acknowledges.
 *
 * @param receiver the site that says so
 * @param receiverIdentity the database that has committed it
 * @param origin whose stream is meant
 * @param upTo everything up to this mark is committed
 * @param since behind which place {@code superseded} is complete
 * @param superseded the origin's decisive events between {@code since} and {@code upTo} that do not
 *     count here
 * @param rebuildFrom set while the receiver is being rebuilt: the origin's local order up to which
 *     it has come
 * @param refusal why the batch that is answered was not applied, or not whole
 * @param answersSentAt when the batch was sent that is answered
 * @param kinds the kinds of event that the receiver understands
 * @param asking starts of the receiver's nodes that have yet to learn what the origin had committed
 *     when they were announced
 */
public record Receipt(
    SiteName receiver,
    UUID receiverIdentity,
    SiteName origin,
    Mark upTo,
    Position since,
    List<Position> superseded,
    OptionalLong rebuildFrom,
    Optional<Refusal> refusal,
    long answersSentAt,
    Set<String> kinds,
    Set<UUID> asking) {

  public Receipt {
    superseded = List.copyOf(superseded);
    kinds = Set.copyOf(kinds);
    asking = Set.copyOf(asking);
  }

  /** How far the receiver has come. */
  public Frontier frontier() {
    return rebuildFrom.isPresent()
        ? Frontier.inRebuild(rebuildFrom.getAsLong())
        : Frontier.inStream(upTo.position());
  }
}
