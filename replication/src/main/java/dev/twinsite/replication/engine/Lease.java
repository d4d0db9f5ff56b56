package dev.twinsite.replication.engine;

/** The right to publish, held by one node at a time by the database's clock. */
public interface Lease {

  /** Takes or renews the lease, in the caller's transaction; false if another node holds it. */
  boolean hold();

  /** Gives the lease back, so that another node need not wait for its end. */
  void release();
}
