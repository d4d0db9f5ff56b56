package dev.twinsite.ops.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to an ops server that a message comes from the other one, unchanged and only once: an HMAC
 * over direction, path, sender, receiver, time, a value used once, and the body.
 */
public final class Seal {

  /** How far the clocks of the two ops servers may be apart, and a message may be late. */
  public static final Duration WINDOW = Duration.ofSeconds(30);

  private final SecretKeySpec key;
  private final InstantSource clock;
  private final Map<String, Instant> used = new LinkedHashMap<>();

  /** A seal made with the shared secret. */
  public Seal(String secret, InstantSource clock) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.clock = clock;
  }

  /**
   * What a sealed message shows.
   *
   * @param path what the message is for
   * @param sentAtMillis since 1970-01-01T00:00Z
   * @param once used for one message only; an answer carries the one of its request
   */
  public record Envelope(
      String path, String sender, String receiver, long sentAtMillis, String once) {}

  /** Why a message was not accepted. */
  public static final class BrokenSealException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSealException(String message) {
      super(message);
    }
  }

  /** A new envelope from here to there. */
  public Envelope envelope(String path, String sender, String receiver) {
    return new Envelope(path, sender, receiver, clock.millis(), UUID.randomUUID().toString());
  }

  /** The seal of a message, base64. */
  public String seal(Envelope envelope, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(text(envelope).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
  }

  /**
   * Checks a request.
   *
   * @throws BrokenSealException if it was not sealed with our secret, is older than the window, or
   *     has been accepted before
   */
  public void open(Envelope envelope, byte[] body, String seal) throws BrokenSealException {
    openAnswer(envelope, body, seal);
    Duration off = Duration.between(Instant.ofEpochMilli(envelope.sentAtMillis()), clock.instant());
    if (off.abs().compareTo(WINDOW) > 0) {
      throw new BrokenSealException(
          "the message is " + off.toMillis() + " ms old; do the clocks of the sites differ?");
    }
    useOnce(envelope);
  }

  /**
   * Checks the answer to a request that we have just sent.
   *
   * @throws BrokenSealException if it was not sealed with our secret for this request
   */
  public void openAnswer(Envelope envelope, byte[] body, String seal) throws BrokenSealException {
    byte[] expected = seal(envelope, body).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, seal.getBytes(StandardCharsets.UTF_8))) {
      throw new BrokenSealException(
          "the message is not sealed with this server's secret; is it the same at both sites?");
    }
  }

  private synchronized void useOnce(Envelope envelope) throws BrokenSealException {
    forgetOld();
    if (used.putIfAbsent(envelope.once(), clock.instant()) != null) {
      throw new BrokenSealException("the message has been accepted before");
    }
  }

  // Kept for twice the window: a message may carry a time that lies ahead of ours.
  private void forgetOld() {
    Instant limit = clock.instant().minus(WINDOW.multipliedBy(2));
    Iterator<Instant> times = used.values().iterator();
    while (times.hasNext() && times.next().isBefore(limit)) {
      times.remove();
    }
  }

  private static String text(Envelope envelope) {
    return String.join(
        "\n",
        envelope.path(),
        envelope.sender(),
        envelope.receiver(),
        Long.toString(envelope.sentAtMillis()),
        envelope.once(),
        "");
  }
}
