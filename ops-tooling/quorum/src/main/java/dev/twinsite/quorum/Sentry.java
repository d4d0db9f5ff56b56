package dev.twinsite.quorum;

import dev.twinsite.quorum.Motion.Look;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.Optional;

/**
 * What a voter has to say about a site, given what it sees and what the quorum already knows. To be
 * asked again and again; says nothing as long as there is nothing new.
 */
public final class Sentry {

  private Sentry() {}

  /**
   * The look that has to be put before the quorum now; empty if there is none.
   *
   * @param sees whether the site has shown lately that it can do its work
   */
  public static Optional<Look> next(
      QuorumState state, Seat own, SiteName site, boolean sees, Instant at) {
    VoterName voter = own.voter();
    if (!state.electorate().mayJudge(voter, site)) {
      return Optional.empty();
    }
    Sighting said = state.sighting(site, voter).orElse(null);
    Sighting other = state.sighting(site, state.electorate().otherJudge(voter, site)).orElse(null);
    long question = other == null || (other.sees() && sees) ? 0 : other.number();
    boolean news = said == null || said.sees() != sees;
    boolean asked = question != 0 && said != null && said.answers() != question;
    return news || asked
        ? Optional.of(new Look(own, site, sees, question, epoch(state), at))
        : Optional.empty();
  }

  private static long epoch(QuorumState state) {
    return state.states().map(states -> states.epoch().value()).orElse(0L);
  }
}
