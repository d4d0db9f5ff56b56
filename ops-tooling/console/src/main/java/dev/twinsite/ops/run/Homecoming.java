package dev.twinsite.ops.run;

import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Outcome.Accepted;
import dev.twinsite.quorum.Outcome.Undecided;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Quorum;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteState;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Proposes that a returning site is active again as soon as it has seen the end of its peer's
 * regency. Both ops servers do, whoever comes first: whether there is a run or not, a site that has
 * caught up must not be left outside.
 */
public final class Homecoming {

  private static final Logger LOG = Logger.getLogger(Homecoming.class);

  private final String node;
  private final Quorum quorum;
  private final InstantSource clock;
  private @Nullable Proposal undecided;

  /** The homecoming as an ops server of this name looks after it. */
  public Homecoming(String node, Quorum quorum, InstantSource clock) {
    this.node = node;
    this.quorum = quorum;
    this.clock = clock;
  }

  /** Looks once, and proposes if it is time. To be called from one thread. */
  public void look() {
    SiteStates states = quorum.current().orElse(null);
    if (states != null) {
      states.sites().values().stream()
          .filter(site -> site.state() == SiteState.REJOINING)
          .forEach(site -> look(states, site));
    }
  }

  private void look(SiteStates states, SiteRecord site) {
    Activate command = new Activate(site.site(), states.epoch(), "caught up with its peer", node);
    Proposal proposal = proposalOf(command);
    if (quorum.objection(proposal).isEmpty()) {
      propose(proposal);
    }
  }

  private void propose(Proposal proposal) {
    Outcome outcome = quorum.propose(proposal);
    undecided = outcome instanceof Undecided ? proposal : null;
    LOG.logf(
        outcome instanceof Accepted ? Level.INFO : Level.DEBUG,
        "%s has caught up: %s",
        ((Activate) proposal.command()).site(),
        outcome);
  }

  // An undecided proposal is proposed again under its own id.
  private Proposal proposalOf(Activate command) {
    Proposal before = undecided;
    Epoch epoch = command.epoch();
    boolean same =
        before != null
            && before.command() instanceof Activate activate
            && activate.epoch().equals(epoch)
            && activate.site().equals(command.site());
    return before != null && same
        ? before
        : new Proposal(UUID.randomUUID(), command, clock.instant());
  }
}
