package dev.twinsite.replication.protocol;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A time in which one site decides for both, because the other one is out.
 *
 * @param cut the last place of the lost site's stream that counts
 * @param beganSeq at the regent, the sequence number of the event that says so
 */
public record Regency(
    UUID id, SiteName regent, SiteName lost, Epoch epoch, Mark cut, OptionalLong beganSeq) {}
