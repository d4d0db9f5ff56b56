package dev.twinsite.payment;

import dev.twinsite.site.DecisionMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An account as one site sees it.
 *
 * @param own the spending right of this site
 * @param other the spending right of the other site, as far as this site knows it
 */
public record Wallet(AccountId account, Currency currency, SpendingRight own, SpendingRight other) {

  /**
   * Posted money in minor units: the rights of both sites together. What pending transfers have
   * reserved is still part of it, and what pending transfers or deposits would bring is not. While
   * the other site moves money it may lag behind that site's view by what is on its way here.
   */
  public long balance() {
    return own.balance() + other.balance();
  }

  /** Minor units that outgoing transfers have reserved which this site accepted and not posted. */
  public long held() {
    return own.held();
  }

  /**
   * Minor units that a transfer accepted at this site could move now: this site's right without
   * what is held, and also the other site's right while this site decides alone. 0 while it decides
   * nothing.
   */
  public long spendableHere(DecisionMode mode) {
    return switch (mode) {
      case BOTH_SITES -> own.available();
      case ALONE -> own.available() + other.available();
      case CLOSED -> 0;
    };
  }

  /** The rights that pay an amount, this site's first; or the reason why none can. */
  public Cover cover(Money money, DecisionMode mode) {
    return money.currency().equals(currency)
        ? cover(money.minorUnits(), mode)
        : new Cover.Short(new RefusalReason.CurrencyMismatch(currency, money.currency()));
  }

  private Cover cover(long minorUnits, DecisionMode mode) {
    long spendable = spendableHere(mode);
    if (minorUnits <= spendable) {
      return new Cover.From(shares(minorUnits));
    }
    return new Cover.Short(
        minorUnits <= own.available() + other.available()
            ? new RefusalReason.RightAtOtherSite(spendable)
            : new RefusalReason.InsufficientFunds(spendable));
  }

  private List<RightShare> shares(long minorUnits) {
    long fromOwn = Math.min(minorUnits, own.available());
    var shares = new ArrayList<RightShare>();
    if (fromOwn > 0) {
      shares.add(new RightShare(own.site(), fromOwn));
    }
    if (fromOwn < minorUnits) {
      shares.add(new RightShare(other.site(), minorUnits - fromOwn));
    }
    return shares;
  }
}
