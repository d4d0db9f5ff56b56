package dev.twinsite.messaging.rest;

import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.Revision;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.usecase.MessageView;
import dev.twinsite.payment.rest.TransferJson;
import dev.twinsite.site.Durability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the members of its room see it.
 *
 * @param text what it says now; of a message that shows a transfer its memo, or nothing; nothing of
 *     one that was deleted
 * @param editedAt when its sender has edited it last; absent if never, and of one that was deleted
 * @param deleted true of a message that was deleted, else absent
 * @param origin the site that accepted it
 * @param transfer the transfer that it shows, as it stands now
 */
public record MessageJson(
    String messageId,
    String roomId,
    String sender,
    String text,
    Instant sentAt,
    String origin,
    @Nullable Instant editedAt,
    @Nullable Boolean deleted,
    @Nullable TransferJson transfer,
    @Nullable String durability) {

  /** A message in an answer to whoever reads it. */
  public static MessageJson of(MessageView view) {
    return of(
        view.message(), view.room(), view.transfer().map(TransferJson::of).orElse(null), null);
  }

  /** A message in the answer to its sender. */
  static MessageJson of(Message message, RoomId room, Durability durability) {
    return of(message, room, null, durability.label());
  }

  private static MessageJson of(
      Message message, RoomId room, @Nullable TransferJson transfer, @Nullable String durability) {
    return new MessageJson(
        message.id().toString(),
        room.toString(),
        message.sender().value(),
        message.says(),
        message.sent().clock().instant(),
        message.sent().origin().value(),
        editedAt(message),
        message.isDeleted() ? true : null,
        transfer,
        durability);
  }

  private static @Nullable Instant editedAt(Message message) {
    return message
        .revision()
        .filter(Revision.Edited.class::isInstance)
        .map(last -> last.made().clock().instant())
        .orElse(null);
  }
}
