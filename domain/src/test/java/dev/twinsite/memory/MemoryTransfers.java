package dev.twinsite.memory;

import dev.twinsite.payment.Claims;
import dev.twinsite.payment.PendingTransfer;
import dev.twinsite.payment.PostedTransfer;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.Transfers;
import dev.twinsite.payment.VoidedTransfer;
import dev.twinsite.payment.WaitingTransfer;
import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Transfers in memory. */
public final class MemoryTransfers implements Transfers {

  private record Key(TransferId id, SiteName origin) {
    static Key of(Transfer transfer) {
      return new Key(transfer.terms().id(), transfer.terms().accepted().origin());
    }
  }

  private final Map<Key, Transfer> claims;

  public MemoryTransfers() {
    this(new MemoryDatabase());
  }

  public MemoryTransfers(MemoryDatabase database) {
    claims = database.map(new LinkedHashMap<>());
  }

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

  /** Those that wait, the longest first. */
  Stream<WaitingTransfer> waiting() {
    return claims.values().stream()
        .filter(WaitingTransfer.class::isInstance)
        .map(WaitingTransfer.class::cast)
        .sorted(Comparator.comparing(waiting -> waiting.terms().accepted()));
  }

  /** Puts something in the place of a waiting transfer, or nothing. */
  boolean replaceWaiting(
      TransferId id, Predicate<WaitingTransfer> which, UnaryOperator<@Nullable Transfer> by) {
    Optional<WaitingTransfer> found =
        waiting().filter(it -> it.terms().id().equals(id)).filter(which).findFirst();
    found.ifPresent(it -> claims.compute(Key.of(it), (key, known) -> by.apply(known)));
    return found.isPresent();
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
