package dev.twinsite.payment;

import static dev.twinsite.site.DecisionMode.ALONE;
import static dev.twinsite.site.DecisionMode.BOTH_SITES;
import static dev.twinsite.site.DecisionMode.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");

  @Test
  void balanceIsWhatBothSitesHaveIncludingWhatIsHeld() {
    Wallet wallet = wallet(500, 200, 400);

    assertThat(wallet.balance()).isEqualTo(900);
    assertThat(wallet.held()).isEqualTo(200);
  }

  @Test
  void siteSpendsItsOwnRightAndRegentBoth() {
    Wallet wallet = wallet(500, 200, 400);

    assertThat(wallet.spendableHere(BOTH_SITES)).isEqualTo(300);
    assertThat(wallet.spendableHere(ALONE)).isEqualTo(700);
    assertThat(wallet.spendableHere(CLOSED)).isZero();
  }

  @Test
  void ownRightPaysFirst() {
    assertThat(wallet(500, 200, 400).cover(Money.won(700), ALONE))
        .isEqualTo(
            new Cover.From(List.of(new RightShare(PANGYO, 300), new RightShare(ANSAN, 400))));
    assertThat(wallet(500, 0, 400).cover(Money.won(500), ALONE))
        .isEqualTo(new Cover.From(List.of(new RightShare(PANGYO, 500))));
    assertThat(wallet(0, 0, 400).cover(Money.won(1), ALONE))
        .isEqualTo(new Cover.From(List.of(new RightShare(ANSAN, 1))));
  }

  @Test
  void lackOfRightIsToldFromLackOfMoney() {
    Wallet wallet = wallet(500, 200, 400);

    assertThat(wallet.cover(Money.won(301), BOTH_SITES))
        .isEqualTo(new Cover.Short(new RefusalReason.RightAtOtherSite(300)));
    assertThat(wallet.cover(Money.won(701), BOTH_SITES))
        .isEqualTo(new Cover.Short(new RefusalReason.InsufficientFunds(300)));
  }

  @Test
  void copyBelowZeroCoversNothingAndTakesNothingAway() {
    Wallet wallet = wallet(500, 0, -100);

    assertThat(wallet.balance()).isEqualTo(400);
    assertThat(wallet.spendableHere(ALONE)).isEqualTo(500);
  }

  @Test
  void otherCurrencyIsRefused() {
    var usd = new Currency("USD");

    assertThat(wallet(500, 0, 0).cover(new Money(1, usd), BOTH_SITES))
        .isEqualTo(new Cover.Short(new RefusalReason.CurrencyMismatch(Currency.KRW, usd)));
  }

  @Test
  void rightNeverGoesBelowZero() {
    var right = new SpendingRight(PANGYO, 100, 40);

    assertThat(right.hold(60).available()).isZero();
    assertThat(right.payHeld(40)).isEqualTo(new SpendingRight(PANGYO, 60, 0));
    assertThat(right.pay(60).credit(5)).isEqualTo(new SpendingRight(PANGYO, 45, 40));
    assertThatThrownBy(() -> right.hold(61)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> right.pay(61)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> right.release(41)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_000_000_001L})
  void amountOutOfRangeIsRefused(long units) {
    assertThatThrownBy(() -> Money.won(units)).hasMessageContaining("must be 1 to 1000000000000");
  }

  private static Wallet wallet(long own, long held, long other) {
    return new Wallet(
        new AccountId(new UUID(0, 7)),
        Currency.KRW,
        new SpendingRight(PANGYO, own, held),
        new SpendingRight(ANSAN, other, 0));
  }
}
