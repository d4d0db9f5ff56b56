package dev.twinsite.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room as one of its members sees it.
 *
 * @param members usernames; empty where the answer does not list them
 * @param unread how many messages the caller has not read; 0 where the answer does not say
 * @param lastMessage the newest message; null if there is none
 */
public record Room(
    UUID roomId, String name, List<String> members, long unread, @Nullable Message lastMessage) {

  public Room {
    members = members == null ? List.of() : List.copyOf(members);
  }
}
