package dev.twinsite.messaging;

import dev.twinsite.site.SiteName;

/**
 * Which opening of a room is meant: the id that its creator chose and the site that accepted it.
 * Events name rooms this way, because both sites may accept different rooms under one id while they
 * cannot see each other; one of the two then goes on under another id, and what was said in it goes
 * with it.
 */
public record RoomOpening(RoomId room, SiteName at) {

  /** The room as {@code UUID@site}. */
  @Override
  public String toString() {
    return room + "@" + at;
  }
}
