package dev.twinsite.memory;

import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.contract.MessagesContract;

class MemoryMessagesTest extends MessagesContract {

  private final MemoryRooms rooms = new MemoryRooms();
  private final Messages messages = new MemoryMessages(rooms);

  @Override
  protected Rooms rooms() {
    return rooms;
  }

  @Override
  protected Messages messages() {
    return messages;
  }
}
