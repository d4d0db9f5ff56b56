package dev.twinsite.app.wire;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomOpening;

/** The topics under which events can be asked for. */
public final class Topics {

  private Topics() {}

  /**
   * Everything that concerns one user alone: registration, money, being added to or removed from a
   * room.
   */
  public static String user(Username user) {
    return "user:" + user;
  }

  /** Everything that was said in a room, named by the opening that its writers knew. */
  public static String room(RoomOpening room) {
    return "room:" + room;
  }
}
