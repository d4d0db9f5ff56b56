package dev.twinsite.messaging;

import dev.twinsite.text.UuidOrder;
import java.util.UUID;

/**
 * The identity of a message, chosen by the client that sends it. The message that shows a transfer
 * has the id of the transfer.
 */
public record MessageId(UUID value) implements Comparable<MessageId> {

  @Override
  public int compareTo(MessageId other) {
    return UuidOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
