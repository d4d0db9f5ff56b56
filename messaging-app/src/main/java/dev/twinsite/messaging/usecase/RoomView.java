package dev.twinsite.messaging.usecase;

import dev.twinsite.messaging.Room;
import java.util.Optional;

/**
 * A room as one of its members finds it.
 *
 * @param unread messages of others behind the reader's marker
 */
public record RoomView(Room room, long unread, Optional<MessageView> last) {}
