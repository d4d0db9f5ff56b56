package dev.twinsite.ops.peer;

import dev.twinsite.ops.fence.Standing;
import dev.twinsite.quorum.OperatorVote;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.SiteName;
import java.util.function.BooleanSupplier;

/**
 * On what ground this ops server vouches for the states it holds.
 *
 * <p>Normally the other ops server has said, after a node asked, that it holds the same ones. If it
 * cannot be asked, two grounds are left: this site is the only one that takes part in decisions, so
 * that nobody can have decided without it; or a person has admitted it.
 */
public final class Agreement implements Standing {

  private final SiteName own;
  private final OperatorVote vote;
  private final BooleanSupplier recovered;
  private volatile boolean everAgreed;
  private volatile long agreedAt;
  private volatile boolean admitted;

  /**
   * No agreement yet.
   *
   * @param recovered whether the states were read back from the database, and may be old
   */
  public Agreement(SiteName own, OperatorVote vote, BooleanSupplier recovered) {
    this.own = own;
    this.vote = vote;
    this.recovered = recovered;
  }

  /**
   * The other ops server holds the same states.
   *
   * @param askedNanos when it was asked, as a reading of the stopwatch
   */
  void agreed(long askedNanos) {
    agreedAt = askedNanos;
    everAgreed = true;
  }

  /** A person vouches for the states. */
  public void admit() {
    admitted = true;
  }

  /** Whether the states have been confirmed on any ground since this server started. */
  public boolean isConfirmed() {
    return states() && (everAgreed || admitted || isSurvivor());
  }

  @Override
  public boolean covers(long seenNanos) {
    return states() && ((everAgreed && agreedAt - seenNanos >= 0) || admitted || isSurvivor());
  }

  private boolean states() {
    return vote.held() != null && vote.otherSurvivor().isEmpty();
  }

  /** The peer cannot take a decision while it is out, and none is on its way to it. */
  private boolean isSurvivor() {
    SiteStates states = vote.current().orElse(null);
    return states != null
        && !recovered.getAsBoolean()
        && !vote.isInDoubt()
        && !states.stateOf(own).isOut()
        && states.peerOf(own).state().isOut();
  }
}
