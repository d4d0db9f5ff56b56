package dev.twinsite.lab;

import java.util.List;

/** A server of a site, as the power controller sees it. */
interface Server {

  ServerName name();

  /** The process, if it lives. */
  java.util.Optional<OwnedProcess> process();

  /** Every process of the server, children included; empty if it is dead. */
  List<OwnedProcess> family();

  /** Boots the server and returns as soon as it has a process. */
  void boot();

  /**
   * Waits until it can be used.
   *
   * @throws LabException if it dies or takes too long; names the log
   */
  void awaitUp();

  /** Whether it can be used now. */
  boolean isUp();

  /** Asks the server to end; returns at once. */
  void requestStop();

  /** Deletes everything the dead server has on its disk. */
  void wipe();
}
