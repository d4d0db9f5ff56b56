package dev.twinsite.memory;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.MergeRules;
import dev.twinsite.messaging.Merged;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.ReadMarker;
import dev.twinsite.messaging.Room;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.time.HybridTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rooms in memory. A box keeps its content when the room it holds gets another id. */
public final class MemoryRooms implements Rooms {

  /** A room with everything in it. */
  static final class Box {
    final Map<Username, Membership> members;
    final List<Message> messages;
    final Map<Username, ReadMarker> markers;
    private final MemoryDatabase.Cell<Room> room;

    Box(Room room, MemoryDatabase database) {
      this.room = database.cell(room);
      members = database.map(new TreeMap<>());
      messages = database.list();
      markers = database.map(new HashMap<>());
    }

    Room room() {
      return room.get();
    }

    boolean has(Username user) {
      Membership last = members.get(user);
      return last != null && last.present();
    }
  }

  private final MemoryDatabase database;
  private final Map<RoomOpening, Box> openings;

  public MemoryRooms() {
    this(new MemoryDatabase());
  }

  public MemoryRooms(MemoryDatabase database) {
    this.database = database;
    openings = database.map(new HashMap<>());
  }

  @Override
  public boolean claim(Room room) {
    if (find(room.id()).isPresent()) {
      return false;
    }
    enter(new Box(room, database), room);
    return true;
  }

  @Override
  public void add(Room room) {
    if (!openings.containsKey(room.opening()) && !claim(room)) {
      merge(
          boxes().filter(box -> box.room().id().equals(room.id())).findFirst().orElseThrow(), room);
    }
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return boxes().map(box -> box.room()).filter(room -> room.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Room> find(RoomOpening opening) {
    return Optional.ofNullable(openings.get(opening)).map(box -> box.room());
  }

  @Override
  public void change(RoomOpening room, Membership membership) {
    box(room).members.merge(membership.member(), membership, MergeRules::memberships);
  }

  @Override
  public Optional<Membership> membership(RoomOpening room, Username user) {
    return Optional.ofNullable(box(room).members.get(user));
  }

  @Override
  public List<Username> members(RoomOpening room) {
    return box(room).members.keySet().stream().filter(box(room)::has).toList();
  }

  @Override
  public List<RoomOpening> openingsOf(Username user) {
    return openings.entrySet().stream()
        .filter(opening -> opening.getValue().has(user))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Optional<RoomStanding> standing(RoomId id, Collection<Username> users) {
    return find(id).map(room -> standing(openings.get(room.opening()), users));
  }

  MemoryDatabase database() {
    return database;
  }

  /** Every room, each once. */
  Stream<Box> boxes() {
    return openings.values().stream().distinct();
  }

  Box box(RoomOpening opening) {
    return Optional.ofNullable(openings.get(opening))
        .orElseThrow(() -> new IllegalStateException("room " + opening + " is unknown"));
  }

  private static RoomStanding standing(Box box, Collection<Username> users) {
    Stream<HybridTime> times =
        Stream.concat(
            box.members.values().stream().map(membership -> membership.changed().clock()),
            box.messages.stream().map(message -> message.sent().clock()));
    return new RoomStanding(
        box.room().opening(),
        users.stream().filter(box::has).collect(Collectors.toSet()),
        times.reduce(box.room().opened().clock(), HybridTime::max));
  }

  private void enter(Box box, Room room) {
    openings.put(room.opening(), box);
    for (Username member : room.firstMembers()) {
      change(room.opening(), new Membership(member, true, room.opened()));
    }
  }

  private void merge(Box known, Room added) {
    Merged<Room> merged = MergeRules.rooms(known.room(), added);
    if (merged.moved().isEmpty()) {
      known.room.set(merged.keeper());
      enter(known, added);
    } else {
      boolean addedKeeps = merged.keeper().opening().equals(added.opening());
      known.room.set(addedKeeps ? merged.moved().get() : merged.keeper());
      Room stored = addedKeeps ? merged.keeper() : merged.moved().get();
      enter(new Box(stored, database), stored);
    }
  }
}
