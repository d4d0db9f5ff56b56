package dev.twinsite.payment;

import dev.twinsite.site.SiteName;
import java.util.Comparator;

/**
 * How a posting changes one site's right to an account.
 *
 * @param balance minor units added to the balance; negative for a debit
 * @param held minor units added to what is held; negative where a hold is used up
 */
public record RightChange(AccountId account, SiteName site, long balance, long held) {

  /** The order in which rights are locked, so that two postings cannot wait for each other. */
  public static final Comparator<RightChange> LOCK_ORDER =
      Comparator.comparing(RightChange::account).thenComparing(RightChange::site);
}
