package dev.twinsite.ops.runbook;

import dev.twinsite.ops.vote.Membership;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.quorum.SiteStates;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What conditions look at and actions work on.
 *
 * @param lookAgain has the quorum told what this server sees of the other site
 */
public record World(
    Membership quorum, Lookout lookout, SitePower power, Runnable lookAgain, InstantSource clock) {

  Optional<SiteStates> states() {
    return quorum.current();
  }
}
