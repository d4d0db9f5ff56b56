package dev.twinsite.payment;

import dev.twinsite.site.SiteName;
import java.util.Optional;

/**
 * The deposits that this site knows. The same id may be claimed once at each site; at most one of
 * the claims is ever posted.
 */
public interface Deposits {

  /**
   * Takes in a deposit, unless its id is known already, whichever site has claimed it.
   *
   * @return false, and nothing is changed, if so
   */
  boolean claim(Deposit deposit);

  /**
   * Takes in a deposit in any state, beside what the other site may have claimed under its id.
   *
   * @return false, and nothing is changed, if a claim with this id and origin is known already
   */
  boolean add(Deposit deposit);

  /**
   * Replaces a pending deposit by what has become of it.
   *
   * @return false, and nothing is changed, if the claim is not pending any more, or unknown
   */
  boolean decide(Deposit deposit);

  /**
   * Posts a deposit that was voided, because a regent has decided otherwise than the rule for two
   * claims.
   *
   * @return false, and nothing is changed, if the claim is not voided, or unknown
   */
  boolean overrule(PostedDeposit deposit);

  /** The claim that a site has accepted. */
  Optional<Deposit> find(DepositId id, SiteName origin);

  /** The surviving claim: posted before pending before voided. */
  Optional<Deposit> find(DepositId id);
}
