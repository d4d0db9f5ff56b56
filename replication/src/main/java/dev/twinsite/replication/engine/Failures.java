package dev.twinsite.replication.engine;

/** Tells failures of an event from failures of the world around it. */
public interface Failures {

  /**
   * Whether the failure says nothing about the event: a lost connection, a deadlock, a time limit,
   * a database that shuts down. The whole transaction is to be tried again.
   */
  boolean isPassing(Throwable failure);
}
