package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The running digest of a stream, as it grows event by event: SHA-256 over the digest before and
 * everything that the event says. What the journal stores beside the event, such as its outcome, is
 * no part of it.
 *
 * <p>The bytes that are digested are fixed here and independent of how events travel, so that a
 * newer wire format does not change history.
 */
public final class DigestChain {

  private final MessageDigest sha256 = sha256();
  private Mark end;

  /** Continues a stream behind the mark. */
  public DigestChain(Mark end) {
    this.end = end;
  }

  /** The digest before the first event of a site's very first life. */
  public static Digest start(SiteName origin, Incarnation incarnation) {
    MessageDigest sha256 = sha256();
    putLife(sha256, origin, incarnation);
    return Digest.of(sha256.digest());
  }

  /** The mark before the first event of a life that continues another one. */
  public static Mark startAfter(Mark predecessor, SiteName origin, Incarnation incarnation) {
    MessageDigest sha256 = sha256();
    putLife(sha256, origin, incarnation);
    putLong(sha256, predecessor.position().incarnation().value());
    putLong(sha256, predecessor.position().number());
    sha256.update(predecessor.digest().bytes());
    return new Mark(Position.startOf(incarnation), Digest.of(sha256.digest()));
  }

  /** Where the stream ends now. */
  public Mark end() {
    return end;
  }

  /** Adds an event and returns its mark. */
  public Mark add(Envelope event) {
    sha256.update(end.digest().bytes());
    putEvent(event);
    end = new Mark(end.position().next(), Digest.of(sha256.digest()));
    return end;
  }

  /** Adds all the events and returns the mark of the last one. */
  public Mark addAll(Iterable<Envelope> events) {
    events.forEach(this::add);
    return end;
  }

  private void putEvent(Envelope event) {
    putText(sha256, event.kind());
    putId(event.id());
    sha256.update((byte) (event.decisive() ? 1 : 0));
    sha256.update((byte) (event.claim().isPresent() ? 1 : 0));
    event.claim().ifPresent(claim -> putText(sha256, claim));
    putLong(sha256, event.clock());
    putLong(sha256, event.topics().size());
    event.topics().forEach(topic -> putText(sha256, topic));
    putBytes(sha256, event.payload());
  }

  private void putId(UUID id) {
    putLong(sha256, id.getMostSignificantBits());
    putLong(sha256, id.getLeastSignificantBits());
  }

  private static void putLife(MessageDigest digest, SiteName origin, Incarnation incarnation) {
    putText(digest, origin.value());
    putLong(digest, incarnation.value());
  }

  private static void putText(MessageDigest digest, String text) {
    putBytes(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void putBytes(MessageDigest digest, byte[] bytes) {
    putLong(digest, bytes.length);
    digest.update(bytes);
  }

  private static void putLong(MessageDigest digest, long value) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
