package dev.twinsite.memory;

import dev.twinsite.payment.Claims;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.VoidedTransfer;
import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transfers in memory. */
public final class MemoryTransfers implements Transfers {

  private record Key(TransferId id, SiteName origin) {
    static Key of(Transfer transfer) {
      return new Key(transfer.terms().id(), transfer.terms().accepted().origin());
    }
  }

  private final Map<Key, Transfer> claims = new LinkedHashMap<>();

  @Override
  public boolean claim(Transfer transfer) {
    return find(transfer.terms().id()).isEmpty() && add(transfer);
  }

  @Override
  public boolean add(Transfer transfer) {
    return claims.putIfAbsent(Key.of(transfer), transfer) == null;
  }

  @Override
  public boolean decide(Transfer transfer) {
    return replace(PendingTransfer.class, transfer);
  }

  @Override
  public boolean overrule(PostedTransfer transfer) {
    return replace(VoidedTransfer.class, transfer);
  }

  private boolean replace(Class<?> state, Transfer transfer) {
    return claims.computeIfPresent(
            Key.of(transfer), (key, known) -> state.isInstance(known) ? transfer : known)
        == transfer;
  }

  @Override
  public Optional<Transfer> find(TransferId id, SiteName origin) {
    return Optional.ofNullable(claims.get(new Key(id, origin)));
  }

  @Override
  public Optional<Transfer> find(TransferId id) {
    return Claims.surviving(findAll(List.of(id)));
  }

  @Override
  public List<Transfer> findAll(Collection<TransferId> ids) {
    return claims.values().stream().filter(claim -> ids.contains(claim.terms().id())).toList();
  }
}
