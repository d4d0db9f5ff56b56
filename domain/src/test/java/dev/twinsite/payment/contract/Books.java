package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Transfers and deposits that no other test knows. */
final class Books {

  static final Instant NOON = Instant.parse("2022-10-15T12:00:00Z");

  private Books() {}

  static Account account(Username owner) {
    return new Account(new AccountId(UUID.randomUUID()), owner, dev.twinsite.payment.Currency.KRW);
  }

  static TransferId newTransfer() {
    return new TransferId(UUID.randomUUID());
  }

  static DepositId newDeposit() {
    return new DepositId(UUID.randomUUID());
  }

  static PendingTransfer transfer(
      TransferId id, Account from, Account to, long units, SiteName origin, long clock) {
    return transfer(id, from, to, List.of(new RightShare(origin, units)), origin, clock);
  }

  static PendingTransfer transfer(
      TransferId id,
      Account from,
      Account to,
      List<RightShare> debited,
      SiteName origin,
      long clock) {
    long units = debited.stream().mapToLong(RightShare::minorUnits).sum();
    return new PendingTransfer(
        new TransferTerms(
            id,
            from.owner(),
            from.id(),
            to.owner(),
            to.id(),
            Money.won(units),
            Optional.empty(),
            Optional.empty(),
            debited,
            new Stamp(new HybridTime(clock), origin)));
  }

  static PendingDeposit deposit(
      DepositId id, Account account, long units, SiteName origin, long clock) {
    Money money = Money.won(units);
    return new PendingDeposit(
        new DepositTerms(
            id,
            account.owner(),
            account.id(),
            money,
            DepositTerms.split(money, PANGYO, ANSAN),
            new Stamp(new HybridTime(clock), origin)));
  }
}
