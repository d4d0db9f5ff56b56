package dev.twinsite.messaging;

import dev.twinsite.site.DerivedId;
import dev.twinsite.time.Stamp;
import java.util.Comparator;
import java.util.Optional;

/**
 * How facts that were accepted at both sites come together. Every rule gives the same result
 * whichever of its arguments came first.
 */
public final class MergeRules {

  private static final Comparator<Revision> LAST_WORD =
      Comparator.<Revision, Boolean>comparing(Revision.Deleted.class::isInstance)
          .thenComparing(Revision::made);

  private MergeRules() {}

  /**
   * Two messages under one id. The one with the smaller stamp keeps the id; the other one stays
   * under an id derived from the chosen one and its origin, or is the same message again.
   */
  public static Merged<Message> messages(Message one, Message other) {
    Message first = one.sent().isBefore(other.sent()) ? one : other;
    Message second = first == one ? other : one;
    Message keeper = first.knownAs(first.chosenId());
    return first.sameContentAs(second)
        ? new Merged<>(keeper, Optional.empty())
        : new Merged<>(keeper, Optional.of(second.knownAs(derived(second))));
  }

  /** Two openings under one room id, by the same rule as two messages. */
  public static Merged<Room> rooms(Room one, Room other) {
    Room first = one.opened().isBefore(other.opened()) ? one : other;
    Room second = first == one ? other : one;
    Room keeper = first.knownAs(first.opening().room());
    return first.sameContentAs(second)
        ? new Merged<>(keeper, Optional.empty())
        : new Merged<>(keeper, Optional.of(second.knownAs(derived(second))));
  }

  /** Two changes of one membership: the one with the larger stamp is the last word. */
  public static Membership memberships(Membership one, Membership other) {
    return one.changed().isBefore(other.changed()) ? other : one;
  }

  /**
   * Two revisions of one message: a deletion is final, whatever else was said and when; of two
   * edits, and of two deletions, the one with the larger stamp is the last word.
   */
  public static Revision revisions(Revision one, Revision other) {
    return LAST_WORD.compare(one, other) < 0 ? other : one;
  }

  /** Two places up to which somebody has read a room: the one that lies further on. */
  public static Stamp readMarkers(Stamp one, Stamp other) {
    return one.isBefore(other) ? other : one;
  }

  private static MessageId derived(Message message) {
    return new MessageId(DerivedId.of(message.chosenId().value(), message.sent().origin()));
  }

  private static RoomId derived(Room room) {
    return new RoomId(DerivedId.of(room.opening().room().value(), room.opened().origin()));
  }
}
