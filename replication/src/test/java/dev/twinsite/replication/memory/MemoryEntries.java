package dev.twinsite.replication.memory;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Entries;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Both streams. */
final class MemoryEntries implements Entries {

  /** What an event takes in a rebuild beside its payload, in bytes. */
  private static final int FRAME = 350;

  private static final Set<Outcome> DISCARDED =
      Set.of(Outcome.CONTESTED, Outcome.SUPERSEDED, Outcome.BEYOND_CUT);

  private final Tables tables;

  MemoryEntries(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void store(List<Arrived> events, long localOrder) {
    long order = localOrder;
    for (Arrived event : events) {
      order++;
      tables.store(event.origin(), event.mark(), order, event.envelope(), event.outcome());
    }
  }

  @Override
  public Optional<Digest> digestAt(SiteName origin, Position position) {
    return Optional.ofNullable(tables.placesOf(origin).get(position))
        .map(row -> row.mark().orElseThrow().digest());
  }

  @Override
  public boolean hasPostedBehind(SiteName origin, Position place) {
    return tables.placesOf(origin).tailMap(place, false).values().stream()
        .anyMatch(row -> row.outcome() == Outcome.POSTED);
  }

  @Override
  public boolean hasContested() {
    return !tables.contested().isEmpty();
  }

  @Override
  public List<Contested> contested(Collection<UUID> ids) {
    return Tables.inStream(tables.contested().values()).stream()
        .filter(row -> ids.contains(row.envelope().id()))
        .map(row -> new Contested(row.seq(), row.entry()))
        .toList();
  }

  @Override
  public List<Contested> contested(Position upTo, int limit) {
    return Tables.inStream(tables.contested().values()).stream()
        .filter(row -> upTo.covers(row.position()))
        .limit(limit)
        .map(row -> new Contested(row.seq(), row.entry()))
        .toList();
  }

  @Override
  public void decide(Collection<Long> seqs, Outcome outcome) {
    for (long seq : seqs) {
      Row row = tables.rows().get(seq);
      tables.replace(row, row.decided(outcome));
    }
  }

  @Override
  public List<Position> discarded(SiteName origin, Position since, Position upTo) {
    return since.isAfter(upTo)
        ? List.of()
        : tables.placesOf(origin).subMap(since, false, upTo, true).values().stream()
            .filter(row -> DISCARDED.contains(row.outcome()))
            .map(Row::position)
            .toList();
  }

  @Override
  public List<RebuiltEvent> inLocalOrder(long after, int events, int bytes) {
    List<RebuiltEvent> found = new ArrayList<>();
    int size = 0;
    for (Row row : tables.order().tailMap(after, false).values()) {
      size += row.envelope().payload().length + FRAME;
      if (found.size() == events || (!found.isEmpty() && size > bytes)) {
        break;
      }
      found.add(
          new RebuiltEvent(
              row.localOrder(),
              row.origin(),
              row.mark().orElseThrow(),
              row.outcome(),
              row.envelope()));
    }
    return found;
  }

  @Override
  public OptionalLong localOrderOf(long seq) {
    Row row = tables.rows().get(seq);
    return row == null || row.mark().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(row.localOrder());
  }

  @Override
  public long lastOf(SiteName origin) {
    for (Row row : tables.order().descendingMap().values()) {
      if (row.origin().equals(origin)) {
        return row.localOrder();
      }
    }
    return 0;
  }
}
