package dev.twinsite.payment;

import dev.twinsite.text.UuidOrder;
import java.util.UUID;

/** The identity of an account. */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /**
   * The world outside: every deposit is taken from it. It has no spending rights and its balance is
   * minus everything that users own, so that all accounts together hold nothing.
   */
  public static final AccountId BANK = new AccountId(new UUID(0, 1));

  @Override
  public int compareTo(AccountId other) {
    return UuidOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
