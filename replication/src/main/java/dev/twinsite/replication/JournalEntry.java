package dev.twinsite.replication;

import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;

/**
 * An event in its place.
 *
 * @param localOrder where the event stands at the site that answers; differs between sites, starts
 *     at 1
 * @param origin the site in which it happened
 * @param position where it stands in the journal of its origin
 */
public record JournalEntry(
    long localOrder, SiteName origin, Position position, Envelope envelope) {}
