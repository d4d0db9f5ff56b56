package dev.twinsite.messaging.usecase;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import java.util.List;

/** Who is in a room, for those who are. */
public sealed interface MemberList {

  /** The present members, in the order of their names. */
  record Members(List<Username> names) implements MemberList {}

  /** There is no such room at this site. */
  record UnknownRoom(RoomId id) implements MemberList {}

  /** The caller is not a member. */
  record NotAMember(RoomId id) implements MemberList {}
}
