package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.site.SiteName;

/**
 * An event of either site as the survivor holds it.
 *
 * @param localOrder where it stands at the survivor
 * @param outcome what has become of it; never pending or contested
 */
public record RebuiltEvent(
    long localOrder, SiteName origin, Mark mark, Outcome outcome, Envelope envelope) {}
