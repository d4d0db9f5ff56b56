package dev.twinsite.messaging.jpa;

import dev.twinsite.app.store.SiteDatabase;
import dev.twinsite.messaging.Messages;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.contract.ReadMarkersContract;

/** The adapter on a real database. */
class JpaReadMarkersTest extends ReadMarkersContract {

  private final SiteDatabase database = SiteDatabase.shared();

  @Override
  protected Rooms rooms() {
    return new JpaRooms(database.sessions());
  }

  @Override
  protected Messages messages() {
    return new JpaMessages(database.sessions());
  }

  @Override
  protected ReadMarkers markers() {
    return new JpaReadMarkers(database.sessions());
  }
}
