package dev.twinsite.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that both sites compute alike for a fact that may not keep the id its writer chose, because
 * somebody chose the same one for other content at the other site.
 */
public final class DerivedId {

  private DerivedId() {}

  /*
   * A name-based UUID of version 5 (RFC 9562): SHA-1 over a name space, here the chosen id, and a
   * name, here the site that accepted the fact.
   */
  /** The id of the fact that was accepted at {@code origin} under an id that another fact keeps. */
  public static UUID of(UUID chosen, SiteName origin) {
    MessageDigest sha1 = sha1();
    sha1.update(bytes(chosen));
    byte[] hash = sha1.digest(origin.value().getBytes(StandardCharsets.UTF_8));
    hash[6] = (byte) (hash[6] & 0x0f | 0x50);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
