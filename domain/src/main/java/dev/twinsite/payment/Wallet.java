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

  /**
   * Minor units that outgoing transfers have reserved which this site accepted and not posted. What
   * is on its way from this site's right to the other one's is not among them: the owner has paid
   * nobody with it and can spend it at the other site in a moment.
   */
  public long held() {
    return own.held() - own.granted();
  }

  /**
   * Minor units that a transfer accepted at this site could move now, without asking anybody: this
   * site's right without what is held and without what is on its way to the other site's, and also
   * the other site's right while this site decides alone. 0 while it decides nothing.
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
        minorUnits <= own.available() + own.granted() + other.available()
            ? new RefusalReason.RightAtOtherSite(spendable)
            : new RefusalReason.InsufficientFunds(spendable));
  }

  /** An amount as a whole from this site's right. */
  public List<RightShare> ownShare(Money money) {
    return List.of(new RightShare(own.site(), money.minorUnits()));
  }

  /** Minor units by which this site's right is too small to pay so much; 0 if it is not. */
  public long lacks(long minorUnits) {
    return Math.max(0, minorUnits - own.available());
  }

  /**
   * Whether paying so much makes this site's right fall below a quarter of what the account has
   * available at both sites, as far as this site knows. Only the payment that does it counts, not
   * those that follow, so that one fall leads to one ask.
   */
  public boolean runsLowBy(long minorUnits) {
    long before = own.available();
    return !isLow(before) && isLow(before - minorUnits);
  }

  /** So much, together with the other right, is four times less than both. */
  private boolean isLow(long ownUnits) {
    return ownUnits < other.available() / 3;
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
