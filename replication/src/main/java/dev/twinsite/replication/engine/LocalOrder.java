package dev.twinsite.replication.engine;

/** The count of places given out at this site, to events of both streams. */
public interface LocalOrder {

  /** Locks the count until the transaction ends and returns the last place that was given out. */
  long lock();

  void save(long last);
}
