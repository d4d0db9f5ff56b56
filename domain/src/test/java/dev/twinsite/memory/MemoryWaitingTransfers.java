package dev.twinsite.memory;

import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.SpendingRights;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.payment.WaitingTransfers;
import dev.twinsite.site.Epoch;
import java.util.List;
import java.util.Optional;

/** The waiting ones among the transfers in memory. */
public final class MemoryWaitingTransfers implements WaitingTransfers {

  private final MemoryTransfers transfers;
  private final SpendingRights rights;
  private final OwnAsks asks;

  public MemoryWaitingTransfers(MemoryTransfers transfers, SpendingRights rights, OwnAsks asks) {
    this.transfers = transfers;
    this.rights = rights;
    this.asks = asks;
  }

  @Override
  public Optional<WaitingTransfer> first(AccountId debtor) {
    return transfers.waiting().filter(it -> it.terms().debtor().equals(debtor)).findFirst();
  }

  @Override
  public List<AccountId> due(Epoch epoch) {
    return all().stream()
        .filter(account -> first(account).filter(it -> isDue(it, epoch)).isPresent())
        .toList();
  }

  @Override
  public List<AccountId> all() {
    return transfers.waiting().map(it -> it.terms().debtor()).distinct().toList();
  }

  @Override
  public void asked(AccountId debtor, AskId ask) {
    List<WaitingTransfer> waiting =
        transfers.waiting().filter(it -> it.terms().debtor().equals(debtor)).toList();
    waiting.forEach(
        it -> replace(new WaitingTransfer(it.terms(), it.epoch(), Optional.of(ask), it.told())));
  }

  @Override
  public boolean tell(TransferId id) {
    Optional<WaitingTransfer> waiting =
        transfers.waiting().filter(it -> it.terms().id().equals(id)).findFirst();
    waiting.ifPresent(it -> replace(new WaitingTransfer(it.terms(), it.epoch(), it.ask(), true)));
    return waiting.isPresent();
  }

  @Override
  public boolean settle(Transfer transfer) {
    return replace(transfer);
  }

  @Override
  public boolean forgetUntold(TransferId id) {
    return transfers.replaceWaiting(id, it -> !it.told(), known -> null);
  }

  @Override
  public void forget(TransferId id) {
    transfers.replaceWaiting(id, it -> true, known -> null);
  }

  private boolean replace(Transfer by) {
    return transfers.replaceWaiting(by.terms().id(), it -> true, known -> by);
  }

  private boolean isDue(WaitingTransfer waiting, Epoch epoch) {
    AccountId account = waiting.terms().debtor();
    return !waiting.epoch().equals(epoch)
        || transfers.findAll(List.of(waiting.terms().id())).size() > 1
        || rights
            .find(account)
            .filter(wallet -> wallet.own().covers(waiting.terms().money().minorUnits()))
            .isPresent()
        || asks.last(account).filter(last -> last.isOpenIn(epoch)).isEmpty();
  }
}
