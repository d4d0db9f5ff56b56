package dev.twinsite.messaging.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Merged;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rooms in tables {@code room}, {@code room_opening} and {@code room_member}. Everything that
 * belongs to a room refers to its key, so that giving a room another id moves all of it.
 */
@ApplicationScoped
public class JpaRooms implements Rooms {

  private static final String BY_OPENING =
      """
      select r.* from app.room_opening o join app.room r on r.key = o.room_key
      where o.chosen_id = ? and o.origin = ?
      """;

  private static final String KEY_BY_OPENING =
      "select room_key from app.room_opening where chosen_id = ? and origin = ?";

  private final Sessions sessions;

  @Inject
  public JpaRooms(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean claim(Room room) {
    Optional<Long> key = insert(room);
    key.ifPresent(it -> enter(it, room));
    return key.isPresent();
  }

  @Override
  public void add(Room room) {
    if (!isKnown(room.opening()) && !claim(room)) {
      merge(room);
    }
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return sessions
        .entity(RoomEntity.class, "select * from app.room where id = ?", id.value())
        .map(RoomEntity::toRoom);
  }

  @Override
  public Optional<Room> find(RoomOpening opening) {
    return sessions
        .entity(RoomEntity.class, BY_OPENING, opening.room().value(), opening.at().value())
        .map(RoomEntity::toRoom);
  }

  @Override
  public void change(RoomOpening room, Membership membership) {
    change(keyOf(room), List.of(membership.member()), membership.present(), membership.changed());
  }

  @Override
  public Optional<Membership> membership(RoomOpening room, Username user) {
    return sessions.row(
        "select present, clock, origin from app.room_member where username = ? and room_key = ("
            + KEY_BY_OPENING
            + ")",
        row -> new Membership(user, row.getBoolean("present"), stamp(row)),
        user.value(),
        room.room().value(),
        room.at().value());
  }

  @Override
  public List<Username> members(RoomOpening room) {
    return sessions.rows(
        "select username from app.room_member where present and room_key = ("
            + KEY_BY_OPENING
            + ") order by username",
        row -> new Username(row.getString(1)),
        room.room().value(),
        room.at().value());
  }

  @Override
  public List<RoomOpening> openingsOf(Username user) {
    return sessions.rows(
        """
        select o.chosen_id, o.origin
        from app.room_member m join app.room_opening o on o.room_key = m.room_key
        where m.username = ? and m.present
        """,
        JpaRooms::opening,
        user.value());
  }

  @Override
  public Optional<RoomStanding> standing(RoomId id, Collection<Username> users) {
    return sessions.row(
        """
        select r.chosen_id, r.origin,
          array(select username from app.room_member m
                where m.room_key = r.key and m.present and m.username = any (?)) as present,
          greatest(r.clock,
            (select max(clock) from app.room_member m where m.room_key = r.key),
            (select max(clock) from app.message m where m.room_key = r.key)) as latest
        from app.room r where r.id = ?
        """,
        row -> new RoomStanding(opening(row), present(row), new HybridTime(row.getLong("latest"))),
        users.stream().map(Username::value).toArray(String[]::new),
        id.value());
  }

  private boolean isKnown(RoomOpening opening) {
    return sessions
        .row(KEY_BY_OPENING, row -> true, opening.room().value(), opening.at().value())
        .isPresent();
  }

  private long keyOf(RoomOpening opening) {
    return sessions
        .row(KEY_BY_OPENING, row -> row.getLong(1), opening.room().value(), opening.at().value())
        .orElseThrow(() -> new IllegalStateException("room " + opening + " is unknown"));
  }

  private Optional<Long> insert(Room room) {
    return sessions.row(
        """
        insert into app.room (id, chosen_id, name, creator, first_members, clock, origin)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning key
        """,
        row -> row.getLong(1),
        room.id().value(),
        room.opening().room().value(),
        room.name().value(),
        room.creator().value(),
        names(room.firstMembers()),
        room.opened().clock().value(),
        room.opened().origin().value());
  }

  /** Names the opening that has become the room, and makes its first members members. */
  private void enter(long key, Room room) {
    sessions.write(
        "insert into app.room_opening (chosen_id, origin, room_key) values (?, ?, ?)",
        room.opening().room().value(),
        room.opening().at().value(),
        key);
    change(key, room.firstMembers(), true, room.opened());
  }

  private void merge(Room room) {
    RoomEntity known =
        sessions
            .entity(
                RoomEntity.class,
                "select * from app.room where id = ? for update",
                room.opening().room().value())
            .orElseThrow();
    Merged<Room> merged = MergeRules.rooms(known.toRoom(), room);
    if (merged.moved().isEmpty()) {
      becomeOne(known.key, merged.keeper(), room);
    } else {
      keepBoth(known, merged.keeper(), merged.moved().get(), room);
    }
  }

  private void becomeOne(long key, Room keeper, Room added) {
    sessions.write(
        "update app.room set clock = ?, origin = ? where key = ?",
        keeper.opened().clock().value(),
        keeper.opened().origin().value(),
        key);
    enter(key, added);
  }

  private void keepBoth(RoomEntity known, Room keeper, Room moved, Room added) {
    boolean addedKeeps = keeper.opening().equals(added.opening());
    if (addedKeeps) {
      sessions.write("update app.room set id = ? where key = ?", moved.id().value(), known.key);
    }
    Room stored = addedKeeps ? keeper : moved;
    if (!claim(stored)) {
      throw new IllegalStateException("room id " + stored.id() + " is taken by a third room");
    }
  }

  private void change(long key, Collection<Username> users, boolean present, Stamp changed) {
    sessions.write(
        """
        insert into app.room_member as m (room_key, username, present, clock, origin)
        select ?, username, ?, ?, ? from unnest(?) as username order by username
        on conflict (room_key, username) do update
        set present = excluded.present, clock = excluded.clock, origin = excluded.origin
        where (excluded.clock, excluded.origin) > (m.clock, m.origin)
        """,
        key,
        present,
        changed.clock().value(),
        changed.origin().value(),
        names(users));
  }

  private static String[] names(Collection<Username> users) {
    return users.stream().map(Username::value).toArray(String[]::new);
  }

  private static RoomOpening opening(ResultSet row) throws SQLException {
    return new RoomOpening(
        new RoomId(row.getObject("chosen_id", UUID.class)), new SiteName(row.getString("origin")));
  }

  private static Stamp stamp(ResultSet row) throws SQLException {
    return new Stamp(new HybridTime(row.getLong("clock")), new SiteName(row.getString("origin")));
  }

  private static Set<Username> present(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("present").getArray();
    return Arrays.stream(names).map(Username::new).collect(Collectors.toSet());
  }
}
