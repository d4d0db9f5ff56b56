package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.EnterRules;
import dev.twinsite.replication.protocol.SitesView;
import java.util.Optional;

/** What the operations tooling has written into this site's database about both sites. */
public interface SiteStates {

  /** The states as they are committed now; empty while they are not known here. */
  Optional<SitesView> read();

  /** Takes the fence shared until the transaction ends, then reads what the entrance needs. */
  EnterRules.Facts enter();

  /** Waits until every transaction that has entered has ended, and keeps new ones out. */
  void lockExclusively();

  /** Asks for the confirmation of this boot, unless it has been asked for. */
  void announceBoot();

  /** Whether this boot has been confirmed. */
  boolean isConfirmed();
}
