package dev.twinsite.replication.memory;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Claims;
import dev.twinsite.replication.memory.Tables.ClaimRow;
import dev.twinsite.replication.protocol.ClaimRules.Claimant;
import dev.twinsite.replication.protocol.ClaimRules.Holder;
import dev.twinsite.replication.protocol.ClaimRules.OwnHolder;
import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Who holds which claim. */
final class MemoryClaims implements Claims {

  private final Tables tables;

  MemoryClaims(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Set<String> takeFree(Map<String, UUID> eventsByClaim, SiteName origin) {
    Set<String> taken = new TreeSet<>(eventsByClaim.keySet());
    taken.removeAll(tables.claims().keySet());
    taken.forEach(claim -> assign(claim, origin, eventsByClaim.get(claim)));
    return taken;
  }

  @Override
  public Map<String, Held> lock(Collection<String> claims) {
    Map<String, Held> held = new TreeMap<>();
    for (String claim : claims) {
      ClaimRow row = tables.claims().get(claim);
      if (row != null) {
        held.put(claim, held(row));
      }
    }
    return held;
  }

  private Held held(ClaimRow row) {
    Optional<OwnHolder> own = row.seq().isPresent() ? Optional.of(own(row)) : Optional.empty();
    return new Held(new Holder(row.origin(), own), row.seq().orElse(0));
  }

  private OwnHolder own(ClaimRow row) {
    Row event = tables.rows().get(row.seq().orElseThrow());
    Claimant claimant =
        new Claimant(row.event().orElseThrow(), event.envelope().clock(), row.origin());
    return new OwnHolder(claimant, event.outcome() == Outcome.PENDING);
  }

  @Override
  public void assign(String claim, SiteName origin, UUID eventId) {
    hold(claim, origin, Optional.of(eventId));
  }

  @Override
  public void promise(String claim, SiteName origin) {
    hold(claim, origin, Optional.empty());
  }

  private void hold(String claim, SiteName origin, Optional<UUID> event) {
    tables.claims().put(claim, new ClaimRow(origin, event, OptionalLong.empty()));
  }

  @Override
  public void release(Collection<UUID> eventIds, Collection<String> claims) {
    for (String claim : claims) {
      ClaimRow row = tables.claims().get(claim);
      if (row != null && row.event().filter(eventIds::contains).isPresent()) {
        tables.claims().remove(claim);
      }
    }
  }

  @Override
  public void releasePromised() {
    List<String> promised =
        tables.claims().entrySet().stream()
            .filter(claim -> claim.getValue().event().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    promised.forEach(tables.claims()::remove);
  }
}
