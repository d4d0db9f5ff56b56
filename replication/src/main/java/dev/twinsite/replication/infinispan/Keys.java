package dev.twinsite.replication.infinispan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twinsite.site.SiteName;
import java.util.UUID;

/**
 * The keys of the caches. They carry their origin, so that no two sites ever write the same key.
 *
 * <p>They are bytes, because a cache off the heap gives its listeners bytes, whatever was put.
 *
 * @param message what the keys of this site's messages begin with
 * @param nudges what the keys of all nudges in this site begin with
 * @param ownNudge what the keys of this node's nudges begin with
 * @param reopening what the keys begin with that ask the nodes of this site to bring the other one
 *     online
 */
record Keys(String message, String nudges, String ownNudge, String reopening) {

  /** The keys of one node, until its next start. */
  static Keys of(SiteName self) {
    String nudges = "nudge/" + self + "/";
    return new Keys(
        "message/" + self + "/",
        nudges,
        nudges + UUID.randomUUID() + "/",
        "reopening/" + self + "/");
  }

  byte[] message(String name) {
    return bytes(message + name);
  }

  /** Always a new key: only a creation is told to the listeners. */
  byte[] newNudge() {
    return bytes(ownNudge + UUID.randomUUID());
  }

  byte[] newReopening() {
    return bytes(reopening + UUID.randomUUID());
  }

  boolean isReopening(byte[] key) {
    return text(key).startsWith(reopening);
  }

  boolean isNudgeOfAnotherNode(byte[] key) {
    String text = text(key);
    return text.startsWith(nudges) && !text.startsWith(ownNudge);
  }

  boolean isMessageOfPeer(byte[] key) {
    String text = text(key);
    return text.startsWith("message/") && !text.startsWith(message);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(UTF_8);
  }

  private static String text(byte[] key) {
    return new String(key, UTF_8);
  }
}
