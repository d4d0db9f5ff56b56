package dev.twinsite.replication.infinispan;

import dev.twinsite.site.SiteName;
import java.util.UUID;

/**
 * The keys of the caches. They carry their origin, so that no two sites ever write the same key.
 */
record Keys(String message, String nudge) {

  static Keys of(SiteName self) {
    return new Keys("message/" + self + "/", "nudge/" + self + "/");
  }

  String message(String name) {
    return message + name;
  }

  /** Always a new key: only a creation is told to the listeners. */
  String newNudge() {
    return nudge + UUID.randomUUID();
  }

  boolean isMessageOfPeer(String key) {
    return key.startsWith("message/") && !key.startsWith(message);
  }
}
