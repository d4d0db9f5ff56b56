package dev.twinsite.ops.peer;

import dev.twinsite.ops.fence.Standing;
import dev.twinsite.quorum.OperatorVote;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import org.jspecify.annotations.Nullable;

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
  private volatile boolean everAgreed;
  private volatile long agreedAt;
  private volatile @Nullable Epoch admittedIn;

  /** No agreement yet. */
  public Agreement(SiteName own, OperatorVote vote) {
    this.own = own;
    this.vote = vote;
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

  /** The other ops server has been heard: from now on what it says counts, not a person. */
  void heard() {
    admittedIn = null;
  }

  /**
   * A person vouches for the states of this epoch: for as long as nothing newer is known, and until
   * the other ops server is heard again.
   */
  public void admitted(Epoch epoch) {
    admittedIn = epoch;
  }

  /** Whether the states have been confirmed on any ground since this server started. */
  public boolean isConfirmed() {
    return states() && (everAgreed || isAdmitted() || isSurvivor());
  }

  @Override
  public boolean covers(long seenNanos) {
    return states() && ((everAgreed && agreedAt - seenNanos >= 0) || isAdmitted() || isSurvivor());
  }

  private boolean states() {
    return vote.held() != null && vote.otherSurvivor().isEmpty();
  }

  private boolean isAdmitted() {
    Epoch admitted = admittedIn;
    return admitted != null
        && vote.current().filter(states -> states.epoch().equals(admitted)).isPresent();
  }

  /** The peer cannot take a decision while it is out, and none is on its way to it. */
  private boolean isSurvivor() {
    SiteStates states = vote.current().orElse(null);
    return states != null
        && !vote.isSecondHand()
        && !vote.isInDoubt()
        && !states.stateOf(own).isOut()
        && states.peerOf(own).state().isOut();
  }
}
