package dev.twinsite.payment;

import java.util.Optional;

/** What this site has asked the other one for; the last ask for each account. */
public interface OwnAsks {

  /** The last ask for an account; empty if there was none. */
  Optional<AskStanding> last(AccountId account);

  /** Keeps an ask as the last one for its account, whatever has become of the one before. */
  void open(RightAsk ask);

  /** Notes that an ask has been granted; an ask that is not the last one is passed over. */
  void granted(AccountId account, AskId ask);

  /**
   * Notes that the other site was short; an ask that is not the last one is passed over.
   *
   * @param available minor units that the other site had
   */
  void shortOf(AccountId account, AskId ask, long available);
}
