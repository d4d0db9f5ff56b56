package dev.twinsite.replication;

import dev.twinsite.site.Durability;
import java.time.Duration;

/**
 * Is told what the journal of this node does, so that it can be measured. It is called on the
 * journal's own threads, by several at once: it must be quick and must not throw.
 */
public interface JournalObserver {

  /** Takes no notice. */
  JournalObserver NONE = new JournalObserver() {};

  /**
   * A batch was put into the cache and the put returned: a hint that it has been applied.
   *
   * @param events how many events it carried; 0 for a probe
   * @param bytes its size on the wire
   * @param took how long the put took
   */
  default void sent(int events, int bytes, Duration took) {}

  /** The put of a batch failed: nobody knows whether it arrived. */
  default void notSent(Duration took) {}

  /**
   * A receipt of the other site has been worked through.
   *
   * @param since the time since the batch was sent that it answers, by the clocks of this site's
   *     nodes; never negative
   */
  default void receipt(Duration since) {}

  /**
   * A batch of the other site has been dealt with, which includes that it was refused.
   *
   * @param events how many events it carried; 0 for a probe
   * @param took the time since it arrived, the wait for its turn included
   */
  default void applied(int events, Duration took) {}

  /** A batch of the other site was not dealt with; it will come again. */
  default void notApplied(Duration took) {}

  /**
   * A request no longer waits for the other site.
   *
   * @param decisive whether its fact is decisive
   * @param durability what it was told
   * @param waited the time since its transaction was committed
   */
  default void released(boolean decisive, Durability durability, Duration waited) {}
}
