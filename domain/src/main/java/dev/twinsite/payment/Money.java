package dev.twinsite.payment;

/**
 * An amount that can be moved: whole minor units of a currency, never zero and never negative.
 *
 * @param minorUnits 1 to {@value #MAX_MINOR_UNITS}
 */
public record Money(long minorUnits, Currency currency) {

  /** The largest amount that can be moved at once. */
  public static final long MAX_MINOR_UNITS = 1_000_000_000_000L;

  /**
   * @throws IllegalArgumentException if the amount is out of range
   */
  public Money {
    if (minorUnits < 1 || minorUnits > MAX_MINOR_UNITS) {
      throw new IllegalArgumentException(
          "amount is " + minorUnits + ", but must be 1 to " + MAX_MINOR_UNITS);
    }
  }

  /** So many won. */
  public static Money won(long amount) {
    return new Money(amount, Currency.KRW);
  }

  @Override
  public String toString() {
    return currency + " " + minorUnits;
  }
}
