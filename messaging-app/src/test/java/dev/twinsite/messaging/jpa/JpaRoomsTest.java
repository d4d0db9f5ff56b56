package dev.twinsite.messaging.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.contract.RoomsContract;

/** The adapter on a real database. */
class JpaRoomsTest extends RoomsContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Rooms rooms() {
    return new JpaRooms(database.sessions());
  }
}
