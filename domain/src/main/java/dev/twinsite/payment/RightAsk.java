package dev.twinsite.payment;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;

/**
 * A site's wish for a part of the other site's right to an account.
 *
 * <p>An ask is made when a transfer waits for it, or in advance, when a right runs low. It is open
 * until the other site has answered it, with a {@link Grant} or by saying that it is short. A site
 * has one open ask for an account at most. An ask belongs to the epoch it was made in: whatever
 * loses the answer to it (a site that is lost, a disk that is emptied, a grant beyond the cut)
 * raises the epoch, and then the ask is dead at both sites and a new one takes its place.
 *
 * @param need minor units that the asking site has to have available to go on, and not what it
 *     lacks of them, which may be another amount by the time when it is answered; 0 for an ask in
 *     advance
 * @param asked when, and by which site
 */
public record RightAsk(AskId id, AccountId account, long need, Epoch epoch, Stamp asked) {

  /**
   * @throws IllegalArgumentException if the need is negative
   */
  public RightAsk {
    if (need < 0) {
      throw new IllegalArgumentException("ask " + id + " needs " + need + ", below 0");
    }
  }

  /** The site that asks. */
  public SiteName asker() {
    return asked.origin();
  }

  /** Whether nothing waits for the answer. */
  public boolean isInAdvance() {
    return need == 0;
  }
}
