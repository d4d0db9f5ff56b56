package dev.twinsite.payment;

/**
 * One line of double entry.
 *
 * @param minorUnits positive for a credit, negative for a debit, never zero
 * @param counterparty the account on the other side
 */
public record Entry(AccountId account, AccountId counterparty, long minorUnits) {

  /**
   * @throws IllegalArgumentException if the entry moves nothing
   */
  public Entry {
    if (minorUnits == 0) {
      throw new IllegalArgumentException("entry on " + account + " moves nothing");
    }
  }
}
