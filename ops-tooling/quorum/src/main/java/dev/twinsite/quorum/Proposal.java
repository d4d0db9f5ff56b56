package dev.twinsite.quorum;

import dev.twinsite.quorum.Command.AboutSite;
import dev.twinsite.site.Epoch;
import java.time.Instant;
import java.util.UUID;

/**
 * A command put to the vote. The id makes it safe to propose again when an answer was lost: a
 * proposal takes effect at most once.
 *
 * @param at when it was proposed; the states it leads to carry this time at every voter
 */
public record Proposal(UUID id, Command command, Instant at) {

  /** The same proposal about a site, based on other states. */
  Proposal basedOn(Epoch epoch) {
    return new Proposal(id, ((AboutSite) command).basedOn(epoch), at);
  }
}
