package dev.twinsite.payment;

import dev.twinsite.text.UuidOrder;
import java.util.UUID;

/** The identity of a deposit, chosen by the client, so that asking again cannot do it twice. */
public record DepositId(UUID value) implements Comparable<DepositId> {

  @Override
  public int compareTo(DepositId other) {
    return UuidOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
