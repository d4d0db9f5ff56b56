package dev.twinsite.replication.protocol;

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
 */
public record BatchHeader(
    SiteName origin,
    UUID originIdentity,
    Set<String> kinds,
    Optional<Receipt> receipt,
    Heard heard,
    long sentAt) {

  public BatchHeader {
    kinds = Set.copyOf(kinds);
  }
}
