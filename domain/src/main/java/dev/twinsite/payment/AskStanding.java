package dev.twinsite.payment;

import dev.twinsite.site.Epoch;

/** A site's last ask for an account, and what has become of it. */
public sealed interface AskStanding {

  /** What was asked. */
  RightAsk ask();

  /** Nobody has answered yet. */
  record Open(RightAsk ask) implements AskStanding {}

  /** The other site has granted it. */
  record Granted(RightAsk ask) implements AskStanding {}

  /**
   * The other site has given nothing.
   *
   * @param available minor units that it had
   */
  record Short(RightAsk ask, long available) implements AskStanding {}

  /** Whether an answer may still come. */
  default boolean isOpenIn(Epoch epoch) {
    return this instanceof Open && ask().epoch().equals(epoch);
  }
}
