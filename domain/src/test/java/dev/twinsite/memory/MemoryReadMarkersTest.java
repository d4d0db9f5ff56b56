package dev.twinsite.memory;

import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.contract.ReadMarkersContract;

class MemoryReadMarkersTest extends ReadMarkersContract {

  private final MemoryRooms rooms = new MemoryRooms();
  private final Messages messages = new MemoryMessages(rooms);
  private final ReadMarkers markers = new MemoryReadMarkers(rooms);

  @Override
  protected Rooms rooms() {
    return rooms;
  }

  @Override
  protected Messages messages() {
    return messages;
  }

  @Override
  protected ReadMarkers markers() {
    return markers;
  }
}
