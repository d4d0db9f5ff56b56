package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Checker;
import dev.twinsite.arquillian.Place;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.List;

/**
 * The people of a town have together what they had, nobody is below zero, nothing is held for a
 * transfer that is decided, and the sum over all accounts is zero.
 */
final class NoMoneyCreatedOrLost implements Checker {

  private final Town town;

  private NoMoneyCreatedOrLost(Town town) {
    this.town = town;
  }

  static Checker noMoneyCreatedOrLostIn(Town town) {
    return new NoMoneyCreatedOrLost(town);
  }

  @Override
  public void check(Sites sites) {
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      Reply minjis = town.minji().wallet(site);
      Reply junhos = town.junho().wallet(site);
      long together = in(minjis, "balance") + in(junhos, "balance");
      assertThat(together).as("money of both at " + site).isEqualTo(2 * Town.DEPOSIT);
      assertSound(minjis);
      assertSound(junhos);
    }
    assertBalancesAreTheSameAt(sites);
    assertSumIsZero(sites);
  }

  private static void assertSound(Reply wallet) {
    assertThat(in(wallet, "balance")).as(wallet.toString()).isNotNegative();
    assertThat(in(wallet, "spendableHere")).as(wallet.toString()).isNotNegative();
    assertThat(in(wallet, "held")).as(wallet.toString()).isZero();
  }

  private void assertBalancesAreTheSameAt(Sites sites) {
    for (Citizen citizen : List.of(town.minji(), town.junho())) {
      assertThat(citizen.balance(sites.pangyo()))
          .as("balance of " + citizen.username() + " at pangyo and ansan")
          .isEqualTo(citizen.balance(sites.ansan()));
    }
  }

  private static void assertSumIsZero(Sites sites) {
    Place place = sites.awaitEqualDigests();
    assertThat(sites.totalOfAccounts(sites.pangyo(), place)).as("sum of all accounts").isZero();
  }

  private static long in(Reply wallet, String member) {
    return wallet.body().path(member).asLong();
  }
}
