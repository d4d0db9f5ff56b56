package dev.twinsite.replication.engine;

/** Undoes a part of a transaction and lets the rest live. */
public interface Savepoints {

  /** Runs the action; when it throws, everything it did is undone and the failure thrown on. */
  void within(Runnable action);
}
