package dev.twinsite.quorum;

import org.jspecify.annotations.Nullable;

/** What this voter has seen of the sites, from its own side of every cable. */
public interface EvidenceSource {

  /**
   * The evidence for or against a command, at this moment. Does not wait for anything.
   *
   * @param states that the command is to change; null before the sites have been admitted
   */
  Evidence about(@Nullable SiteStates states, Command command);
}
