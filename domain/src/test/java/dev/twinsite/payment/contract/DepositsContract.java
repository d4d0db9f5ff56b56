package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.payment.contract.Books.NOON;
import static dev.twinsite.payment.contract.Books.account;
import static dev.twinsite.payment.contract.Books.deposit;
import static dev.twinsite.payment.contract.Books.newDeposit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.payment.Account;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.VoidReason;
import org.junit.jupiter.api.Test;

/** What {@link Deposits} promises. */
public abstract class DepositsContract {

  private final Account minji = account(newName());

  private final DepositId id = newDeposit();
  private final PendingDeposit here = deposit(id, minji, 300, PANGYO, 7);
  private final PendingDeposit there = deposit(id, minji, 300, ANSAN, 6);

  protected abstract Deposits deposits();

  @Test
  void claimedDepositIsFoundWithEverythingThatWasSaid() {
    assertThat(deposits().claim(here)).isTrue();

    assertThat(deposits().find(id)).contains(here);
    assertThat(deposits().find(id, PANGYO)).contains(here);
    assertThat(deposits().find(id, ANSAN)).isEmpty();
  }

  @Test
  void idIsClaimedOnceWhicheverSiteAsks() {
    deposits().claim(here);

    assertThat(deposits().claim(there)).isFalse();
    assertThat(deposits().claim(deposit(id, minji, 400, PANGYO, 8))).isFalse();
    assertThat(deposits().find(id)).contains(here);
  }

  @Test
  void voidedClaimKeepsItsId() {
    deposits().add(there.giveUp(VoidReason.SITE_LOST));

    assertThat(deposits().claim(here)).isFalse();
    assertThat(deposits().find(id)).contains(there.giveUp(VoidReason.SITE_LOST));
  }

  @Test
  void claimOfTheOtherSiteStandsBesideTheOwnOne() {
    deposits().claim(here);

    assertThat(deposits().add(there.post(NOON))).isTrue();
    assertThat(deposits().add(there.post(NOON))).isFalse();
    assertThat(deposits().find(id, PANGYO)).contains(here);
    assertThat(deposits().find(id, ANSAN)).contains(there.post(NOON));
  }

  @Test
  void callersSeeTheSurvivingClaim() {
    deposits().claim(here);
    deposits().add(there.giveUp(VoidReason.SUPERSEDED));
    assertThat(deposits().find(id)).contains(here);

    deposits().decide(here.post(NOON));
    assertThat(deposits().find(id)).contains(here.post(NOON));
  }

  @Test
  void pendingClaimIsDecidedOnce() {
    deposits().claim(here);

    assertThat(deposits().decide(here.post(NOON))).isTrue();
    assertThat(deposits().decide(here.giveUp(VoidReason.SUPERSEDED))).isFalse();
    assertThat(deposits().find(id)).contains(here.post(NOON));
  }

  @Test
  void regentOverrulesVoidedClaimAndNothingElse() {
    deposits().claim(here);
    assertThat(deposits().overrule(here.post(NOON))).isFalse();

    deposits().decide(here.giveUp(VoidReason.SUPERSEDED));
    assertThat(deposits().overrule(here.post(NOON))).isTrue();
    assertThat(deposits().overrule(here.post(NOON))).isFalse();
    assertThat(deposits().find(id)).contains(here.post(NOON));
  }

  @Test
  void unknownClaimCannotBeDecided() {
    assertThat(deposits().decide(here.post(NOON))).isFalse();
    assertThat(deposits().find(id)).isEmpty();
  }
}
