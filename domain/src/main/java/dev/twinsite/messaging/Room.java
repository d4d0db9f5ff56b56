package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.time.Stamp;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A room as it was opened. Who is a member now is asked of {@link Rooms}.
 *
 * @param id the id under which the room is known at both sites
 * @param opening the id that was chosen for it, and where
 * @param firstMembers the members named at its opening; the creator is always one of them
 */
public record Room(
    RoomId id,
    RoomOpening opening,
    RoomName name,
    Username creator,
    SortedSet<Username> firstMembers,
    Stamp opened) {

  /** The largest number of members that an opening may name. */
  public static final int MAX_FIRST_MEMBERS = 500;

  /**
   * @throws IllegalArgumentException if more than {@value #MAX_FIRST_MEMBERS} members are named
   */
  public Room {
    var members = new TreeSet<>(firstMembers);
    members.add(creator);
    if (members.size() > MAX_FIRST_MEMBERS) {
      throw new IllegalArgumentException(
          "members has " + members.size() + " entries, more than " + MAX_FIRST_MEMBERS);
    }
    firstMembers = Collections.unmodifiableSortedSet(members);
  }

  /** A room that is being opened, known by the id that was chosen for it. */
  public static Room opened(
      RoomId id, RoomName name, Username creator, Set<Username> members, Stamp opened) {
    var opening = new RoomOpening(id, opened.origin());
    return new Room(id, opening, name, creator, new TreeSet<>(members), opened);
  }

  /** Whether both openings say the same: name, creator and first members. */
  public boolean sameContentAs(Room other) {
    return name.equals(other.name)
        && creator.equals(other.creator)
        && firstMembers.equals(other.firstMembers);
  }

  /** The same room, known by another id. */
  public Room knownAs(RoomId next) {
    return new Room(next, opening, name, creator, firstMembers, opened);
  }
}
