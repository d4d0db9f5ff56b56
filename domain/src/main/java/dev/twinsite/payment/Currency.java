package dev.twinsite.payment;

import java.util.regex.Pattern;

/**
 * A currency by its ISO 4217 code.
 *
 * @param code three upper-case letters
 */
public record Currency(String code) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  /** South Korean won; it has no minor unit, so 12000 is ₩12,000. */
  public static final Currency KRW = new Currency("KRW");

  /**
   * @throws IllegalArgumentException unless the code is three upper-case letters
   */
  public Currency {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("currency must be three upper-case letters");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
