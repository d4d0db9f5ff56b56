package dev.twinsite.messaging;

import dev.twinsite.identity.Username;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Optional;

/** The messages that this site knows. */
public interface Messages {

  /**
   * Takes in a message, unless its id is known already.
   *
   * @return false, and nothing is changed, if so
   */
  boolean claim(Message message);

  /**
   * Takes in a message, merged by {@link MergeRules#messages} with another one under the same id.
   */
  void add(Message message);

  /** Takes in several messages as {@link #add} does, in their order. */
  default void addAll(List<Message> messages) {
    messages.forEach(this::add);
  }

  /**
   * Takes in what a sender has made of a message, merged by {@link MergeRules#revisions} with what
   * is known already. It may come before the message itself, and waits for it then.
   */
  void revise(MessageSending message, Revision revision);

  /** The message that is known by this id. */
  Optional<Message> find(MessageId id);

  /** What the message has become for which a sender at that site chose this id. */
  Optional<Message> find(MessageId chosenId, SiteName origin);

  /**
   * Messages of a room, the latest first: by clock, then origin, then id. Both sites give the same
   * order.
   *
   * @param before only messages that stand before this one; a message of another room gives none
   * @param limit at most so many, at least 1
   */
  List<Message> history(RoomOpening room, Optional<MessageId> before, int limit);

  /**
   * The rooms of which a user is a member now, those with the latest message first, rooms without
   * messages last.
   */
  List<RoomActivity> activity(Username reader);
}
