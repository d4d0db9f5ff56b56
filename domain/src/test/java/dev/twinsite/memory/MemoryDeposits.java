package dev.twinsite.memory;

import dev.twinsite.payment.Deposit;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.Deposits;
import dev.twinsite.payment.PendingDeposit;
import dev.twinsite.payment.PostedDeposit;
import dev.twinsite.payment.VoidedDeposit;
import dev.twinsite.site.SiteName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Deposits in memory. */
public final class MemoryDeposits implements Deposits {

  private record Key(DepositId id, SiteName origin) {
    static Key of(Deposit deposit) {
      return new Key(deposit.terms().id(), deposit.terms().accepted().origin());
    }
  }

  private static final Comparator<Deposit> LIVELIEST_FIRST =
      Comparator.<Deposit, Boolean>comparing(deposit -> !(deposit instanceof PostedDeposit))
          .thenComparing(deposit -> !(deposit instanceof PendingDeposit))
          .thenComparing(deposit -> deposit.terms().accepted());

  private final Map<Key, Deposit> claims;

  public MemoryDeposits() {
    this(new MemoryDatabase());
  }

  public MemoryDeposits(MemoryDatabase database) {
    claims = database.map(new LinkedHashMap<>());
  }

  @Override
  public boolean claim(Deposit deposit) {
    return find(deposit.terms().id()).isEmpty() && add(deposit);
  }

  @Override
  public boolean add(Deposit deposit) {
    return claims.putIfAbsent(Key.of(deposit), deposit) == null;
  }

  @Override
  public boolean decide(Deposit deposit) {
    return replace(PendingDeposit.class, deposit);
  }

  @Override
  public boolean overrule(PostedDeposit deposit) {
    return replace(VoidedDeposit.class, deposit);
  }

  private boolean replace(Class<?> state, Deposit deposit) {
    return claims.computeIfPresent(
            Key.of(deposit), (key, known) -> state.isInstance(known) ? deposit : known)
        == deposit;
  }

  @Override
  public Optional<Deposit> find(DepositId id, SiteName origin) {
    return Optional.ofNullable(claims.get(new Key(id, origin)));
  }

  @Override
  public Optional<Deposit> find(DepositId id) {
    return claims.values().stream()
        .filter(claim -> claim.terms().id().equals(id))
        .min(LIVELIEST_FIRST);
  }
}
