package dev.twinsite.replication.engine;

import java.util.concurrent.CompletionStage;

/** Carries bytes to the other site. It may lose, repeat, delay and reorder them. */
public interface Transport {

  /** Who takes in what arrives from the other site. */
  interface Receiver {

    /** A batch; the stage ends when it has been dealt with, and fails if that failed. */
    CompletionStage<Void> batch(byte[] bytes);

    /** A receipt. */
    void receipt(byte[] bytes);

    /** Another node of this site has something new. */
    void nudged();
  }

  /**
   * Sends a batch. That this returns is a hint that it has been dealt with, never more.
   *
   * @param name what the batch carries, for people who look at the cache
   * @throws Exception if the batch may not have arrived
   */
  void sendBatch(String name, byte[] bytes) throws Exception;

  /**
   * Sends a receipt.
   *
   * @throws Exception if the receipt may not have arrived
   */
  void sendReceipt(String name, byte[] bytes) throws Exception;

  /** This node sends from now on: how the way was when it last sent, if ever, counts no more. */
  default void takeOver() {}

  /** Tells the other nodes of this site that there is something new; may do nothing. */
  void nudge();

  /** Begins to take in what arrives. */
  void listen(Receiver receiver);

  /** Stops taking in; nothing is handed to the receiver afterwards. */
  void close();
}
