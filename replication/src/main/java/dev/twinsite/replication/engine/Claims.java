package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.ClaimRules.Holder;
import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who holds which claim at this site. A claim has one holder at most. */
public interface Claims {

  /** A claim that is held, and the own event that holds it, if it is an own one. */
  record Held(Holder holder, long ownSeq) {}

  /**
   * Takes the claims that nobody holds, waiting for transactions that are just taking one.
   *
   * @return those that are taken now
   */
  Set<String> takeFree(Map<String, UUID> eventsByClaim, SiteName origin);

  /** Locks claims and says who holds them. */
  Map<String, Held> lock(Collection<String> claims);

  /** Gives a claim to an event, whoever held it. */
  void assign(String claim, SiteName origin, UUID eventId);

  /** Keeps a claim for an event of that site which is known to have won. */
  void promise(String claim, SiteName origin);

  /** Releases what these events hold. */
  void release(Collection<UUID> eventIds, Collection<String> claims);

  /** Releases what was kept for events that never came. */
  void releasePromised();
}
