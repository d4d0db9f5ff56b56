package dev.twinsite.payment;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantRulesTest {

  private static final AccountId MINJI = new AccountId(new UUID(1, 1));

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({"1, 1000, 500", "700, 1000, 700", "1000, 1000, 1000", "1001, 1000, 0", "1, 1, 1"})
  void needIsGivenAndHalfIfThatIsMore(long need, long available, long given) {
    assertThat(GrantRules.size(ask(need, 7, PANGYO), wallet(ANSAN, available, 0))).isEqualTo(given);
  }

  /** Otherwise two sites that wait for the same money would send it to and fro, for ever. */
  @Test
  void whatTheAskerLacksIsCountedWhenItIsAnswered() {
    assertThat(GrantRules.size(ask(237, 7, PANGYO), wallet(ANSAN, 203, 102))).isEqualTo(135);
    assertThat(GrantRules.size(ask(237, 7, PANGYO), wallet(ANSAN, 102, 203))).isEqualTo(51);
    assertThat(GrantRules.size(ask(237, 7, PANGYO), wallet(ANSAN, 100, 102))).isZero();
  }

  @Test
  void whatIsHeldIsNotGiven() {
    var held =
        new Wallet(
            MINJI,
            Currency.KRW,
            new SpendingRight(ANSAN, 1_000, 600, 100),
            SpendingRight.none(PANGYO));

    assertThat(GrantRules.size(ask(401, 7, PANGYO), held)).isZero();
    assertThat(GrantRules.size(ask(400, 7, PANGYO), held)).isEqualTo(400);
  }

  @Test
  void onlyTheLargerRightIsSharedInAdvance() {
    assertThat(GrantRules.size(ask(0, 7, PANGYO), wallet(ANSAN, 600, 100))).isEqualTo(300);
    assertThat(GrantRules.size(ask(0, 7, PANGYO), wallet(ANSAN, 600, 600))).isZero();
  }

  /** Otherwise the answer to an ask in advance would lead to the next one, for ever. */
  @Test
  void nobodyIsLowAfterGrantInAdvance() {
    for (long other = 0; other < 60; other++) {
      for (long own = 1; own < 60; own++) {
        long given = GrantRules.size(ask(0, 7, PANGYO), wallet(ANSAN, own, other));
        if (given > 0) {
          assertThat(isLow(own - given, other + given)).as("%s gives %s", own, given).isFalse();
          assertThat(isLow(other + given, own - given)).as("%s gets %s", other, given).isFalse();
        }
      }
    }
  }

  @Test
  void onlyThePaymentThatMakesRightLowCounts() {
    Wallet wallet = wallet(PANGYO, 500, 500);

    assertThat(wallet.runsLowBy(334)).isFalse();
    assertThat(wallet.runsLowBy(335)).isTrue();
    assertThat(wallet(PANGYO, 165, 500).runsLowBy(1)).isFalse();
  }

  @Test
  void earlierOfTwoAsksIsAnsweredFirst() {
    RightAsk pangyos = ask(300, 7, PANGYO);
    RightAsk ansans = ask(300, 8, ANSAN);

    assertThat(GrantRules.waits(ansans, Optional.of(pangyos))).isTrue();
    assertThat(GrantRules.waits(pangyos, Optional.of(ansans))).isFalse();
    assertThat(GrantRules.waits(ansans, Optional.empty())).isFalse();
  }

  @Test
  void sitesAgreeWhichOfTwoAsksOfOneInstantIsTheEarlierOne() {
    RightAsk pangyos = ask(300, 7, PANGYO);
    RightAsk ansans = ask(300, 7, ANSAN);

    assertThat(GrantRules.waits(ansans, Optional.of(pangyos)))
        .isNotEqualTo(GrantRules.waits(pangyos, Optional.of(ansans)));
  }

  /** Whether a right is below a quarter of both: the payment of the last unit tells. */
  private static boolean isLow(long own, long other) {
    return wallet(PANGYO, Long.MAX_VALUE / 8, other).runsLowBy(Long.MAX_VALUE / 8 - own);
  }

  private static RightAsk ask(long need, long clock, SiteName asker) {
    return new RightAsk(
        new AskId(new UUID(2, clock)),
        MINJI,
        need,
        Epoch.FIRST,
        new Stamp(new HybridTime(clock), asker));
  }

  private static Wallet wallet(SiteName site, long own, long other) {
    SiteName peer = site.equals(PANGYO) ? ANSAN : PANGYO;
    return new Wallet(
        MINJI, Currency.KRW, new SpendingRight(site, own, 0), new SpendingRight(peer, other, 0));
  }
}
