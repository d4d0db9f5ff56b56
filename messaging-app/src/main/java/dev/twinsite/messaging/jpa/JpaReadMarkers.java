package dev.twinsite.messaging.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.ReadMarkers;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The read markers in table {@code read_marker}. */
@ApplicationScoped
public class JpaReadMarkers implements ReadMarkers {

  private final Sessions sessions;

  @Inject
  public JpaReadMarkers(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean move(RoomOpening room, ReadMarker marker) {
    int moved =
        sessions.write(
            """
            insert into app.read_marker as r (room_key, username, clock, origin)
            select room_key, ?, ?, ? from app.room_opening where chosen_id = ? and origin = ?
            on conflict (room_key, username) do update
            set clock = excluded.clock, origin = excluded.origin
            where (excluded.clock, excluded.origin) > (r.clock, r.origin)
            """,
            marker.reader().value(),
            marker.upTo().clock().value(),
            marker.upTo().origin().value(),
            room.room().value(),
            room.at().value());
    return moved == 1;
  }

  @Override
  public Optional<ReadMarker> find(RoomOpening room, Username reader) {
    return sessions.row(
        """
        select r.clock, r.origin
        from app.room_opening o join app.read_marker r on r.room_key = o.room_key
        where o.chosen_id = ? and o.origin = ? and r.username = ?
        """,
        row ->
            new ReadMarker(
                reader,
                new Stamp(
                    new HybridTime(row.getLong("clock")), new SiteName(row.getString("origin")))),
        room.room().value(),
        room.at().value(),
        reader.value());
  }
}
