package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.time.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The room of two people. Everything in its opening follows from the pair, so that it is found
 * again instead of being made twice, and two openings at both sites are one.
 *
 * @param members the two, in the order of their names
 */
public record DirectRoom(SortedSet<Username> members) {

  private static final int VERSION = 8;

  /**
   * @throws IllegalArgumentException if these are not two
   */
  public DirectRoom {
    if (members.size() != 2) {
      throw new IllegalArgumentException("a direct room has two members, not " + members.size());
    }
  }

  /** The room of these two. */
  public static DirectRoom of(Username one, Username other) {
    return new DirectRoom(new TreeSet<>(Set.of(one, other)));
  }

  /** The opening, by whichever of the two; the first one by name counts as the creator. */
  public Room opened(Stamp stamp) {
    return Room.opened(id(), name(), members.first(), members, stamp);
  }

  /*
   * A UUID of version 8 (RFC 9562): the first bits of SHA-256 over the names, which hold no comma.
   * Callers may not choose ids of that version for rooms, so nobody can take the id of a pair.
   */
  /** The id that both sites compute. */
  public RoomId id() {
    byte[] hash = sha256().digest(("direct:" + joined(",")).getBytes(StandardCharsets.UTF_8));
    hash[6] = (byte) (hash[6] & 0x0f | VERSION << 4);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    return new RoomId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /** Whether the id is that of a direct room. */
  public static boolean is(RoomId id) {
    return id.value().version() == VERSION;
  }

  private RoomName name() {
    return new RoomName(joined(", "));
  }

  private String joined(String separator) {
    return members.first() + separator + members.last();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
