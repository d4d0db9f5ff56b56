package dev.twinsite.replication.protocol;

import dev.twinsite.site.SiteName;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides who holds a claim when an event of the other site lays claim to it. Both sites see the
 * same two events, in either order, and reach the same result: the smaller (clock, origin) wins,
 * unless one of them counts already, because a regent has posted it alone.
 */
public final class ClaimRules {

  private static final Comparator<Claimant> ORDER =
      Comparator.comparingLong(Claimant::clock).thenComparing(Claimant::origin);

  /** An event that lays claim to something. */
  public record Claimant(UUID eventId, long clock, SiteName origin) {}

  /**
   * Who holds the claim at this site.
   *
   * @param origin the site whose event holds it
   * @param own the own event that holds it; empty if the holder is of the other site
   */
  public record Holder(SiteName origin, Optional<OwnHolder> own) {}

  /**
   * An own event that holds a claim.
   *
   * @param pending whether it is still undecided
   */
  public record OwnHolder(Claimant claimant, boolean pending) {}

  /** What becomes of the arriving event, and of the own one. */
  public enum Verdict {
    /** Nobody stands in its way. */
    FREE,
    /** The arriving event wins, the own pending one is superseded. */
    THEIRS,
    /** The own event wins, the arriving one is superseded. */
    MINE
  }

  private ClaimRules() {}

  /** Decides about an event of the other site. */
  public static Verdict decide(Optional<Holder> holder, Claimant arriving) {
    return holder.flatMap(Holder::own).map(own -> contest(own, arriving)).orElse(Verdict.FREE);
  }

  private static Verdict contest(OwnHolder own, Claimant arriving) {
    return !own.pending() || ORDER.compare(own.claimant(), arriving) < 0
        ? Verdict.MINE
        : Verdict.THEIRS;
  }
}
