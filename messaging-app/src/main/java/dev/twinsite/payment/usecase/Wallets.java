package dev.twinsite.payment.usecase;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Statement;
import dev.twinsite.payment.Wallet;
import dev.twinsite.site.DecisionMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be read of a user's money. */
@ApplicationScoped
public class Wallets {

  private final Accounts accounts;
  private final SpendingRights rights;
  private final Ledger ledger;

  @Inject
  public Wallets(Accounts accounts, SpendingRights rights, Ledger ledger) {
    this.accounts = accounts;
    this.rights = rights;
    this.ledger = ledger;
  }

  /**
   * The wallet of a posted user; empty if this site knows no such user yet.
   *
   * @param mode who decides at this site now
   */
  public Optional<WalletView> walletOf(Username owner, DecisionMode mode) {
    return accounts.of(owner).map(Account::id).flatMap(rights::find).map(it -> view(it, mode));
  }

  /**
   * Lines of the history of a posted user's wallet, the latest first; empty if this site knows no
   * such user yet.
   *
   * @param before only lines with a smaller number
   * @param limit at most so many, at least 1
   */
  public Optional<Statement> statement(Username owner, OptionalLong before, int limit) {
    return accounts.of(owner).map(account -> ledger.statement(account.id(), before, limit));
  }

  private static WalletView view(Wallet wallet, DecisionMode mode) {
    return new WalletView(
        wallet.account(),
        wallet.currency(),
        wallet.balance(),
        wallet.spendableHere(mode),
        wallet.held());
  }
}
