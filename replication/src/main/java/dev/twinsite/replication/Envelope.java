package dev.twinsite.replication;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One fact on its way into the journal. The journal looks at everything but the payload, which
 * belongs to the application.
 *
 * @param kind the stable name of the kind of fact, for example {@code message-posted}; 1 to 64
 *     characters
 * @param id the identity of the event itself, new for each event
 * @param decisive whether the fact must not be decided twice: it stays pending until both sites
 *     hold it
 * @param claim what a decisive fact lays claim to, for example {@code transfer:UUID} or {@code
 *     username:minji}; of two live claims to the same thing at most one is posted
 * @param clock the hybrid logical time of the fact; of two conflicting claims the smaller (clock,
 *     origin) wins
 * @param topics what a reader can ask for, for example {@code room:UUID} or {@code user:minji}
 * @param payload the fact as the application encodes it, at most {@value #MAX_PAYLOAD_BYTES} bytes
 */
public record Envelope(
    String kind,
    UUID id,
    boolean decisive,
    Optional<String> claim,
    long clock,
    List<String> topics,
    byte[] payload) {

  /** The largest payload, in bytes; a batch must always have room for one event. */
  public static final int MAX_PAYLOAD_BYTES = 65_536;

  /**
   * @throws IllegalArgumentException if the kind is empty or longer than 64 characters, a mergeable
   *     fact carries a claim, or the payload is too large
   */
  public Envelope {
    if (kind.isEmpty() || kind.length() > 64) {
      throw new IllegalArgumentException("kind '" + kind + "' is not 1 to 64 characters long");
    }
    if (claim.isPresent() && !decisive) {
      throw new IllegalArgumentException(
          "mergeable fact " + id + " carries the claim " + claim.get());
    }
    if (payload.length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "payload of " + id + " has " + payload.length + " bytes, more than " + MAX_PAYLOAD_BYTES);
    }
    topics = List.copyOf(topics);
  }
}
