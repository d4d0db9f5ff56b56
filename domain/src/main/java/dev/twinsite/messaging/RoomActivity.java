package dev.twinsite.messaging;

import dev.twinsite.time.HybridTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * A room as one of its members finds it.
 *
 * @param unread messages that others have sent and the member has not marked as read
 * @param last the latest message, if there is one
 */
public record RoomActivity(Room room, long unread, Optional<Message> last) {

  /** The room with the latest message first; rooms without messages last, in the order of ids. */
  public static final Comparator<RoomActivity> LATEST_FIRST =
      Comparator.comparing(RoomActivity::lastTime)
          .reversed()
          .thenComparing(activity -> activity.room().id());

  private HybridTime lastTime() {
    return last.map(message -> message.sent().clock()).orElse(HybridTime.ZERO);
  }
}
