package dev.twinsite.event;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.time.HybridTime;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A room was opened; its creator is one of its members. */
public record RoomOpened(
    RoomId room, RoomName name, Username creator, SortedSet<Username> members, HybridTime clock)
    implements MergeableEvent {

  public RoomOpened {
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
  }

  @Override
  public <R> R accept(EventCases<R> cases) {
    return cases.roomOpened(this);
  }
}
