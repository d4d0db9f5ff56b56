package dev.twinsite.messaging;

import java.util.Optional;

/**
 * A room as one of its members finds it.
 *
 * @param unread messages that others have sent and the member has not marked as read
 * @param last the latest message, if there is one
 */
public record RoomActivity(Room room, long unread, Optional<Message> last) {}
