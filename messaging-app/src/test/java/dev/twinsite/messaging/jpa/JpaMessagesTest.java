package dev.twinsite.messaging.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.contract.MessagesContract;

/** The adapter on a real database. */
class JpaMessagesTest extends MessagesContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Rooms rooms() {
    return new JpaRooms(database.sessions());
  }

  @Override
  protected Messages messages() {
    return new JpaMessages(database.sessions());
  }
}
