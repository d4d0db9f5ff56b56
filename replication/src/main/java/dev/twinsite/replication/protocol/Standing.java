package dev.twinsite.replication.protocol;

import dev.twinsite.site.Incarnation;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a receiver stands in the other site's stream, and what it may take.
 *
 * @param identity the receiver's own database
 * @param applied how far it has applied the stream
 * @param admittedDatabase the database that was admitted for the origin; empty if not known
 * @param admitted the latest incarnation that was issued to the origin
 * @param kinds the kinds of event that the receiver understands, control events excepted
 */
public record Standing(
    UUID identity,
    Mark applied,
    Optional<UUID> admittedDatabase,
    Incarnation admitted,
    Gate gate,
    Set<String> kinds) {}
