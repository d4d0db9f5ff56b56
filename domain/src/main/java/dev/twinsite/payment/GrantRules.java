package dev.twinsite.payment;

import java.util.Optional;

/** How much a site gives when it is asked, and when it waits with the answer. */
public final class GrantRules {

  /*
   * The transfer of rights of a bounded counter (Balegas et al. 2015). To give half makes the
   * number of asks grow with the logarithm of what is spent and not with the number of transfers.
   *
   * Nothing goes to and fro. An ask in advance is made by a site whose right has just fallen below a
   * quarter of the account, and is granted by a site only if its own right is the larger one: it
   * keeps half of it, which is at least a quarter, and the asker then has at least a quarter too.
   * So neither of them is low after it, and somebody has to spend before anybody asks again.
   */

  private GrantRules() {}

  /**
   * Minor units that a site gives for an ask.
   *
   * <p>If something waits for them: at least what the asking site lacks of its need, and half of
   * what is available if that is more; nothing if less than that is available. What it lacks is
   * counted now: since it asked it may have given away a part of its right for an earlier ask. For
   * an ask in advance: half of what is available, if that is more than the asking site has;
   * otherwise nothing.
   *
   * @param wallet the account as the site sees it that is asked
   * @return 0 if the site is short
   */
  public static long size(RightAsk ask, Wallet wallet) {
    long available = wallet.own().available();
    if (ask.isInAdvance()) {
      return available > wallet.other().available() ? available / 2 : 0;
    }
    long lacking = Math.max(0, ask.need() - wallet.other().available());
    return available < lacking ? 0 : Math.max(lacking, available / 2);
  }

  /**
   * Whether a site has to wait for the answer to its own ask before it answers one of the other
   * site. If both are short of the same account, the earlier ask is answered first. Without this
   * rule each would give the other what it needs itself, again and again.
   *
   * @param own the open ask of the site that is asked
   */
  public static boolean waits(RightAsk ask, Optional<RightAsk> own) {
    return own.filter(mine -> mine.asked().isBefore(ask.asked())).isPresent();
  }
}
