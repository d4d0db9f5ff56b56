package dev.twinsite.memory;

import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.contract.RoomsContract;

class MemoryRoomsTest extends RoomsContract {

  private final Rooms rooms = new MemoryRooms();

  @Override
  protected Rooms rooms() {
    return rooms;
  }
}
