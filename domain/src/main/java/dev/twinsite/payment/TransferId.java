package dev.twinsite.payment;

import dev.twinsite.text.UuidOrder;
import java.util.UUID;

/** The identity of a transfer, chosen by the client, so that asking again cannot do it twice. */
public record TransferId(UUID value) implements Comparable<TransferId> {

  @Override
  public int compareTo(TransferId other) {
    return UuidOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
