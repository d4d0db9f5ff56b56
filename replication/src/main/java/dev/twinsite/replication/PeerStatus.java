package dev.twinsite.replication;

import java.time.Instant;
import java.util.Optional;

/**
 * How this site sees the way to the other one.
 *
 * @param reachable whether the last attempt to reach the other site's applier succeeded
 * @param unacknowledged own events that no receipt covers yet
 * @param lagMillis age of the oldest of them, in milliseconds; 0 when there is none
 * @param lastReceiptAt when the latest receipt arrived
 */
public record PeerStatus(
    boolean reachable, long unacknowledged, long lagMillis, Optional<Instant> lastReceiptAt) {}
