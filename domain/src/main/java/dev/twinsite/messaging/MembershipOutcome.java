package dev.twinsite.messaging;

import dev.twinsite.identity.Username;

/** What became of the wish to add or remove a member. */
public sealed interface MembershipOutcome {

  /** The membership is as wished now. */
  record Changed(Membership membership) implements MembershipOutcome {}

  /** It was so already; nothing was written. */
  record Unchanged() implements MembershipOutcome {}

  /** There is no such room. */
  record UnknownRoom(RoomId id) implements MembershipOutcome {}

  /** The caller is not a member of the room. */
  record NotAMember(RoomId id) implements MembershipOutcome {}

  /** There is no such user, or nobody can deal with it yet. */
  record UnknownMember(Username name) implements MembershipOutcome {}

  /** The room is that of two people, who stay its members. */
  record DirectRoom(RoomId id) implements MembershipOutcome {}
}
