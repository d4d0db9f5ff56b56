package dev.twinsite.replication.engine;

/** Rings when the journal has moved: tells this node's parts, and the other nodes of the site. */
public interface Bell {

  /** Own events were appended. */
  void appended();

  /** Events of either site got their places, here. */
  void grown();

  /** Receipts have come further, or the way to the other site has opened or closed. */
  void acknowledged();

  /** Who decides has changed. */
  void turned();
}
