package dev.twinsite.payment;

import java.util.UUID;

/** The identity of a transfer, chosen by the client, so that asking again cannot do it twice. */
public record TransferId(UUID value) implements Comparable<TransferId> {

  @Override
  public int compareTo(TransferId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
