package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * What a deposit is about; the same in every state of its life.
 *
 * @param credited which sites' rights it goes to; together exactly the amount
 * @param accepted when and where the deposit was accepted
 */
public record DepositTerms(
    DepositId id,
    Username owner,
    AccountId account,
    Money money,
    List<RightShare> credited,
    Stamp accepted) {

  /**
   * @throws IllegalArgumentException if the credited shares do not add up to the amount
   */
  public DepositTerms {
    credited = List.copyOf(credited);
    long sum = credited.stream().mapToLong(RightShare::minorUnits).sum();
    if (sum != money.minorUnits()) {
      throw new IllegalArgumentException(
          "deposit " + id + " of " + money + " gives " + sum + " to the rights");
    }
  }

  /**
   * An amount split evenly between the rights of two sites; an odd unit goes to the site whose name
   * is alphabetically smaller.
   */
  public static List<RightShare> split(Money money, SiteName one, SiteName other) {
    SiteName first = one.compareTo(other) < 0 ? one : other;
    SiteName second = first.equals(one) ? other : one;
    long half = money.minorUnits() / 2;
    var shares = new ArrayList<RightShare>();
    shares.add(new RightShare(first, money.minorUnits() - half));
    if (half > 0) {
      shares.add(new RightShare(second, half));
    }
    return shares;
  }

  /** Whether a request with that content is the same wish again. */
  public boolean sameContentAs(Username asker, Money asked) {
    return owner.equals(asker) && money.equals(asked);
  }
}
