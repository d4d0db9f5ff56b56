package dev.twinsite.replication.infinispan;

import dev.twinsite.site.SiteName;
import java.util.UUID;

/**
 * The keys of the caches. They carry their origin, so that no two sites ever write the same key.
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

  String message(String name) {
    return message + name;
  }

  /** Always a new key: only a creation is told to the listeners. */
  String newNudge() {
    return ownNudge + UUID.randomUUID();
  }

  String newReopening() {
    return reopening + UUID.randomUUID();
  }

  boolean isReopening(String key) {
    return key.startsWith(reopening);
  }

  boolean isNudgeOfAnotherNode(String key) {
    return key.startsWith(nudges) && !key.startsWith(ownNudge);
  }

  boolean isMessageOfPeer(String key) {
    return key.startsWith("message/") && !key.startsWith(message);
  }
}
