package dev.twinsite.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer shall do. Under one id it must always be the same.
 *
 * @param to username
 * @param amount in minor units, 1 to 10^12
 * @param currency {@code KRW}
 * @param memo for the receiver; null for none
 * @param roomId the room that shall show it; null for none
 */
public record Payment(
    String to, long amount, String currency, @Nullable String memo, @Nullable UUID roomId) {

  /** A payment without memo or room. */
  public Payment(String to, long amount, String currency) {
    this(to, amount, currency, null, null);
  }

  /** A payment in won. */
  public static Payment won(String to, long amount) {
    return new Payment(to, amount, "KRW");
  }
}
