package dev.twinsite.app.sync;

import dev.twinsite.app.wire.Topics;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody who looks for what is new for a user.
 *
 * @param cursor how far they have come
 * @param topics under which there is news for the user
 * @param watched these, and the openings at the other site that may turn out to be the same rooms
 * @param held whether this site held everything up to the cursor when the topics were looked up: if
 *     so, whatever changes the topics afterwards stands behind the cursor
 */
public record Reader(
    Username user, Cursor cursor, Set<String> topics, Set<String> watched, boolean held) {

  static Reader of(
      Username user, Cursor cursor, List<RoomOpening> rooms, SitePair sites, boolean held) {
    var topics = new HashSet<String>();
    topics.add(Topics.user(user));
    var watched = new HashSet<>(topics);
    for (RoomOpening room : rooms) {
      topics.add(Topics.room(room));
      for (SiteName site : List.of(sites.own(), sites.peer())) {
        watched.add(Topics.room(new RoomOpening(room.room(), site)));
      }
    }
    return new Reader(user, cursor, topics, watched, held);
  }

  /** Whether the entry lies behind the cursor. */
  boolean hasBefore(JournalEntry entry) {
    return entry.position().isAfter(cursor.of(entry.origin()));
  }

  boolean mayRead(Collection<String> about) {
    return !Collections.disjoint(about, topics);
  }

  boolean watches(Collection<String> about) {
    return !Collections.disjoint(about, watched);
  }

  /** The same reader further on; having looked at everything up to there, with these topics. */
  public Reader at(Cursor reached) {
    return new Reader(user, cursor.join(reached), topics, watched, held);
  }
}
