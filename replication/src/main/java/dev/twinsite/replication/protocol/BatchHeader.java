package dev.twinsite.replication.protocol;

import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What every batch says about its sender.
 *
 * @param originIdentity the database that the batch was read from
 * @param kinds the kinds of event that the origin understands
 * @param receipt what the origin last said about the receiver's stream
 * @param heard how far the origin has worked through the receiver's receipts
 * @param sentAt when the batch was sent, in milliseconds by the origin's clock, ever growing; the
 *     receipt names it, so that the origin knows which of its batches was answered
 * @param head how far the origin's stream had come when the batch was put together; empty while the
 *     batch is part of an earlier life or of a rebuild
 * @param answering starts of the receiver's nodes that the origin had heard of before everything
 *     that it had committed got its place up to the head. Who holds the stream up to the head knows
 *     what the origin had committed when these starts were announced. Empty, not an empty set, if
 *     the origin is of a version that does not answer
 */
public record BatchHeader(
    SiteName origin,
    UUID originIdentity,
    Set<String> kinds,
    Optional<Receipt> receipt,
    Heard heard,
    long sentAt,
    Optional<Position> head,
    Optional<Set<UUID>> answering) {

  public BatchHeader {
    kinds = Set.copyOf(kinds);
    answering = answering.map(Set::copyOf);
  }

  /**
   * Which starts of the receiver's nodes have nothing left to learn, once the receiver holds the
   * origin's stream up to a place.
   *
   * @param asking those that the receiver knows; they count for an origin that does not answer
   */
  public Set<UUID> informedAt(Position place, Set<UUID> asking) {
    return head.filter(place::covers).isPresent() ? answering.orElse(asking) : Set.of();
  }
}
