package dev.twinsite.drill;

import dev.twinsite.client.Patience;
import java.time.Duration;

/**
 * How long a drill waits for what before it says that it did not happen.
 *
 * @param toBeWell until a site accepts everything
 * @param toBeDeclared until the survivor may declare the other site lost
 * @param toPost until the survivor posts transfers after that
 * @param toRest until nothing is on its way any more
 * @param answer until a site answers a question; it is asked twice
 */
public record Waits(
    Duration toBeWell, Duration toBeDeclared, Duration toPost, Duration toRest, Duration answer) {

  /** Generous, because a machine with two cores may be busy booting servers. */
  public static final Waits DEFAULT =
      new Waits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));

  /** The patience of somebody who looks at a site and knows that it may be busy. */
  Patience patience() {
    return Patience.DEFAULT
        .withMergeable(answer)
        .withDecisive(answer)
        .withOverall(answer.multipliedBy(2));
  }
}
