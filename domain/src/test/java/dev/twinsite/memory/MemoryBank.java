package dev.twinsite.memory;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Entry;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.Ledger;
import dev.twinsite.payment.Posting;
import dev.twinsite.payment.RightChange;
import dev.twinsite.payment.RightShare;
import dev.twinsite.payment.SpendingRight;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Statement;
import dev.twinsite.payment.Wallet;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Rights and entries in memory; one object, because they change together. */
public final class MemoryBank implements SpendingRights, Ledger {

  private record Kept(AccountId account, Statement.Line line) {}

  private final SitePair sites;
  private final Map<AccountId, Account> accounts;
  private final Map<AccountId, Wallet> wallets;
  private final List<Kept> lines;
  private final MemoryDatabase.Cell<Long> bank;

  public MemoryBank(SitePair sites) {
    this(sites, new MemoryDatabase());
  }

  public MemoryBank(SitePair sites, MemoryDatabase database) {
    this.sites = sites;
    accounts = database.map(new HashMap<>());
    wallets = database.map(new HashMap<>());
    lines = database.list();
    bank = database.cell(0L);
  }

  void open(Account account) {
    accounts.putIfAbsent(account.id(), account);
    wallets.putIfAbsent(
        account.id(),
        new Wallet(
            account.id(),
            account.currency(),
            SpendingRight.none(sites.own()),
            SpendingRight.none(sites.peer())));
  }

  Optional<Account> account(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public Optional<Wallet> find(AccountId account) {
    return Optional.ofNullable(wallets.get(account));
  }

  @Override
  public Optional<Wallet> lockOwn(AccountId account) {
    return find(account);
  }

  @Override
  public Map<AccountId, Wallet> lockAll(Collection<AccountId> ids) {
    var locked = new HashMap<>(wallets);
    locked.keySet().retainAll(ids);
    return locked;
  }

  @Override
  public void hold(AccountId account, RightShare share) {
    change(account, share.site(), right(account, share.site()).hold(share.minorUnits()));
  }

  @Override
  public void release(AccountId account, RightShare share) {
    change(account, share.site(), right(account, share.site()).release(share.minorUnits()));
  }

  @Override
  public void hold(Grant grant) {
    change(grant, right(grant.account(), grant.from()).grant(grant.minorUnits()));
  }

  @Override
  public void release(Grant grant) {
    change(grant, right(grant.account(), grant.from()).takeBack(grant.minorUnits()));
  }

  @Override
  public void move(Grant grant, boolean held) {
    SpendingRight giving = right(grant.account(), grant.from());
    change(
        grant,
        held
            ? giving.giveAway(grant.minorUnits())
            : new SpendingRight(
                giving.site(),
                giving.balance() - grant.minorUnits(),
                giving.held(),
                giving.granted()));
    change(grant, right(grant.account(), grant.to()).credit(grant.minorUnits()));
  }

  @Override
  public void post(Posting posting) {
    posting.rights().forEach(this::change);
    posting.entries().forEach(entry -> write(posting, entry));
  }

  @Override
  public Statement statement(AccountId account, OptionalLong before, int limit) {
    List<Statement.Line> found = new ArrayList<>();
    for (Kept kept : lines) {
      if (kept.account.equals(account) && kept.line.number() < before.orElse(Long.MAX_VALUE)) {
        found.add(0, kept.line);
      }
    }
    return found.size() <= limit
        ? new Statement(found, OptionalLong.empty())
        : new Statement(found.subList(0, limit), OptionalLong.of(found.get(limit - 1).number()));
  }

  @Override
  public long total() {
    return bank.get() + wallets.values().stream().mapToLong(Wallet::balance).sum();
  }

  private SpendingRight right(AccountId account, SiteName site) {
    Wallet wallet = wallets.get(account);
    if (wallet == null) {
      throw new IllegalStateException("account " + account + " has no rights");
    }
    return site.equals(sites.own()) ? wallet.own() : wallet.other();
  }

  private void change(RightChange change) {
    SpendingRight right = right(change.account(), change.site());
    change(
        change.account(),
        change.site(),
        new SpendingRight(
            right.site(),
            right.balance() + change.balance(),
            right.held() + change.held(),
            right.granted()));
  }

  private void change(Grant grant, SpendingRight right) {
    change(grant.account(), right.site(), right);
  }

  private void change(AccountId account, SiteName site, SpendingRight right) {
    wallets.computeIfPresent(
        account,
        (id, wallet) ->
            site.equals(sites.own())
                ? new Wallet(id, wallet.currency(), right, wallet.other())
                : new Wallet(id, wallet.currency(), wallet.own(), right));
  }

  private void write(Posting posting, Entry entry) {
    if (entry.account().equals(AccountId.BANK)) {
      bank.set(bank.get() + entry.minorUnits());
      return;
    }
    Optional<Username> counterparty =
        Optional.ofNullable(accounts.get(entry.counterparty())).map(Account::owner);
    lines.add(
        new Kept(
            entry.account(),
            new Statement.Line(
                lines.size() + 1L,
                posting.subject(),
                counterparty,
                entry.minorUnits(),
                posting.postedAt(),
                find(entry.account()).map(Wallet::balance).orElse(0L))));
  }
}
