package dev.twinsite.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The states and the proposals that led to them, latest first. The ids tell whether a proposal has
 * taken effect, and whether two histories are the same.
 *
 * @param proposals the latest ones, at most {@value #REMEMBERED}
 */
public record DecidedStates(SiteStates states, List<UUID> proposals) {

  /** How many proposals are remembered. */
  public static final int REMEMBERED = 64;

  public DecidedStates {
    proposals = List.copyOf(proposals);
  }

  /** Whether this proposal has taken effect. */
  public boolean contain(UUID proposal) {
    return proposals.contains(proposal);
  }

  static DecidedStates following(@Nullable DecidedStates before, SiteStates next, UUID proposal) {
    List<UUID> proposals = new ArrayList<>();
    proposals.add(proposal);
    if (before != null) {
      proposals.addAll(before.proposals);
    }
    return new DecidedStates(next, proposals.subList(0, Math.min(REMEMBERED, proposals.size())));
  }
}
