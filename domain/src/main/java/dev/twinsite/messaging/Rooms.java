package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rooms that this site knows, and who is a member of them. */
public interface Rooms {

  /**
   * Takes in a room and its first members, unless its id is known already.
   *
   * @return false, and nothing is changed, if so
   */
  boolean claim(Room room);

  /**
   * Takes in an opening, merged by {@link MergeRules#rooms} with another opening under the same id,
   * and makes its first members members.
   */
  void add(Room room);

  /** The room that is known by this id. */
  Optional<Room> find(RoomId id);

  /** The room that an opening has become. */
  Optional<Room> find(RoomOpening opening);

  /** Takes in a change of a membership, unless a later one is known. */
  void change(RoomOpening room, Membership membership);

  /** The last word on a user in a room; empty if the user was never a member. */
  Optional<Membership> membership(RoomOpening room, Username user);

  /** The present members of a room, in the order of their names. */
  List<Username> members(RoomOpening room);

  /**
   * Every opening that has become a room of which a user is a member now. A room that was opened
   * alike at both sites has two.
   */
  List<RoomOpening> openingsOf(Username user);

  /** What somebody who writes to the room known by this id must know; empty if there is none. */
  Optional<RoomStanding> standing(RoomId id, Collection<Username> users);
}
