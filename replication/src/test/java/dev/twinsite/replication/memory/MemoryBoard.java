package dev.twinsite.replication.memory;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.engine.Board;
import dev.twinsite.replication.engine.Outlook;
import dev.twinsite.replication.engine.PeerStream.Dealt;
import dev.twinsite.replication.memory.Tables.AppliedRow;
import dev.twinsite.replication.memory.Tables.LifeRow;
import dev.twinsite.replication.memory.Tables.RebuildRow;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the database tells about the journal as a whole. */
final class MemoryBoard implements Board {

  private final Tables tables;
  private final MemorySiteStates states;

  MemoryBoard(Tables tables, MemorySiteStates states) {
    this.tables = tables;
    this.states = states;
  }

  @Override
  public Snapshot snapshot() {
    Optional<AcknowledgedState> acknowledged = tables.acknowledged.get();
    Optional<Dealt> dealt = tables.applied.get().flatMap(AppliedRow::dealt);
    return new Snapshot(
        states.read(),
        states.isConfirmed(),
        states.isInformed(),
        tables.life().map(row -> row.life().incarnation()),
        states
            .read()
            .filter(sites -> tables.isReadmitted(tables.self, sites.own().incarnation()))
            .isPresent(),
        tables.activeRegency(),
        head(),
        acknowledged,
        acknowledged.map(this::unacknowledged).orElse(0L),
        acknowledged.map(this::lagMillis).orElse(0L),
        acknowledged.isPresent() ? tables.pending().size() : 0,
        tables.reachable.get(),
        tables.lastReceiptAt.get().map(Instant::ofEpochMilli),
        dealt.map(Dealt::kinds),
        dealt.flatMap(Dealt::refusal).map(Enum::name),
        tables.quarantine.get(),
        tables.poison.size());
  }

  @Override
  public Outlook outlook() {
    Optional<RebuildRow> rebuild = tables.rebuild.get().filter(row -> !row.ended());
    return new Outlook(
        states.read(),
        tables.life().map(LifeRow::life),
        tables.activeRegency(),
        tables.acknowledged.get(),
        rebuild.isPresent() ? OptionalLong.of(rebuild.get().localOrder()) : OptionalLong.empty(),
        !tables.unnumbered().isEmpty(),
        tables.quarantine.get().isPresent(),
        states.asking());
  }

  private long unacknowledged(AcknowledgedState acknowledged) {
    Position at = acknowledged.upTo().position();
    long numbered =
        tables.lives().tailMap(at.incarnation(), true).values().stream()
            .mapToLong(row -> row.life().end().position().number())
            .sum();
    return Math.max(numbered - at.number() + tables.unnumbered().size(), 0);
  }

  private long lagMillis(AcknowledgedState acknowledged) {
    long now = tables.millis.getAsLong();
    var numbered = tables.placesOf(tables.self).higherEntry(acknowledged.upTo().position());
    var fresh = tables.unnumbered().firstEntry();
    long oldest =
        Math.min(
            numbered == null ? now : numbered.getValue().appendedAt(),
            fresh == null ? now : fresh.getValue().appendedAt());
    return Math.max(now - oldest, 0);
  }

  @Override
  public Set<Long> covered(Collection<Long> seqs) {
    Position upTo =
        tables.acknowledged.get().map(state -> state.upTo().position()).orElse(Position.START);
    Set<Long> covered = new HashSet<>();
    for (long seq : seqs) {
      Row row = tables.rows().get(seq);
      if (row != null && row.mark().isPresent() && upTo.covers(row.position())) {
        covered.add(seq);
      }
    }
    return covered;
  }

  @Override
  public Cursor head() {
    return head(tables);
  }

  static Cursor head(Tables tables) {
    Map<SiteName, Position> places = new HashMap<>();
    tables.life().ifPresent(row -> places.put(tables.self, row.life().end().position()));
    tables.applied.get().ifPresent(row -> places.put(tables.peer, row.mark().position()));
    return new Cursor(places);
  }
}
