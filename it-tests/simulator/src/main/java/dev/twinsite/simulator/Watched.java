package dev.twinsite.simulator;

import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes which decisive facts a transaction has touched, so that only those have to be checked. */
final class Watched {

  private final List<Transfer> transfers = new ArrayList<>();
  private final List<Deposit> deposits = new ArrayList<>();
  private final List<AccountId> users = new ArrayList<>();

  /** What has been touched since it was last asked. */
  record Touched(List<Transfer> transfers, List<Deposit> deposits, List<AccountId> users) {}

  Touched take() {
    Touched touched =
        new Touched(List.copyOf(transfers), List.copyOf(deposits), List.copyOf(users));
    forget();
    return touched;
  }

  void forget() {
    transfers.clear();
    deposits.clear();
    users.clear();
  }

  Transfers watch(Transfers target) {
    return new Transfers() {
      @Override
      public boolean claim(Transfer transfer) {
        transfers.add(transfer);
        return target.claim(transfer);
      }

      @Override
      public boolean add(Transfer transfer) {
        transfers.add(transfer);
        return target.add(transfer);
      }

      @Override
      public boolean decide(Transfer transfer) {
        transfers.add(transfer);
        return target.decide(transfer);
      }

      @Override
      public boolean overrule(PostedTransfer transfer) {
        transfers.add(transfer);
        return target.overrule(transfer);
      }

      @Override
      public Optional<Transfer> find(TransferId id, SiteName origin) {
        return target.find(id, origin);
      }

      @Override
      public Optional<Transfer> find(TransferId id) {
        return target.find(id);
      }

      @Override
      public List<Transfer> findAll(Collection<TransferId> ids) {
        return target.findAll(ids);
      }
    };
  }

  WaitingTransfers watch(WaitingTransfers target) {
    return new WaitingTransfers() {
      @Override
      public Optional<WaitingTransfer> first(AccountId debtor) {
        return target.first(debtor);
      }

      @Override
      public List<AccountId> due(Epoch epoch) {
        return target.due(epoch);
      }

      @Override
      public List<AccountId> all() {
        return target.all();
      }

      @Override
      public void asked(AccountId debtor, AskId ask) {
        target.asked(debtor, ask);
      }

      @Override
      public boolean tell(TransferId id) {
        return target.tell(id);
      }

      @Override
      public boolean settle(Transfer transfer) {
        transfers.add(transfer);
        return target.settle(transfer);
      }

      @Override
      public boolean forgetUntold(TransferId id) {
        return target.forgetUntold(id);
      }

      @Override
      public void forget(TransferId id) {
        target.forget(id);
      }
    };
  }

  Deposits watch(Deposits target) {
    return new Deposits() {
      @Override
      public boolean claim(Deposit deposit) {
        deposits.add(deposit);
        return target.claim(deposit);
      }

      @Override
      public boolean add(Deposit deposit) {
        deposits.add(deposit);
        return target.add(deposit);
      }

      @Override
      public boolean decide(Deposit deposit) {
        deposits.add(deposit);
        return target.decide(deposit);
      }

      @Override
      public boolean overrule(PostedDeposit deposit) {
        deposits.add(deposit);
        return target.overrule(deposit);
      }

      @Override
      public Optional<Deposit> find(DepositId id, SiteName origin) {
        return target.find(id, origin);
      }

      @Override
      public Optional<Deposit> find(DepositId id) {
        return target.find(id);
      }
    };
  }

  Users watch(Users target) {
    return new Users() {
      @Override
      public boolean claim(User user) {
        users.add(user.wallet());
        return target.claim(user);
      }

      @Override
      public boolean add(User user) {
        users.add(user.wallet());
        return target.add(user);
      }

      @Override
      public boolean decide(AccountId wallet, UserState state) {
        users.add(wallet);
        return target.decide(wallet, state);
      }

      @Override
      public boolean overrule(AccountId wallet) {
        users.add(wallet);
        return target.overrule(wallet);
      }

      @Override
      public Optional<User> find(AccountId wallet) {
        return target.find(wallet);
      }

      @Override
      public Optional<User> find(Username username) {
        return target.find(username);
      }

      @Override
      public Optional<User> findPosted(Username username) {
        return target.findPosted(username);
      }

      @Override
      public Map<Username, User> findPosted(Collection<Username> usernames) {
        return target.findPosted(usernames);
      }
    };
  }
}
