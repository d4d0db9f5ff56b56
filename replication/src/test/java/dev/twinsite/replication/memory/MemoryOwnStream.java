package dev.twinsite.replication.memory;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.OwnStream;
import dev.twinsite.replication.memory.Tables.ClaimRow;
import dev.twinsite.replication.memory.Tables.LifeRow;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Numbering.Numbered;
import dev.twinsite.replication.protocol.Numbering.Unnumbered;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** This site's own stream. */
final class MemoryOwnStream implements OwnStream {

  /** What an event takes in a batch beside its payload, in bytes. */
  private static final int FRAME = 250;

  private final Tables tables;

  MemoryOwnStream(Tables tables) {
    this.tables = tables;
  }

  @Override
  public OptionalLong append(Envelope event) {
    if (event.claim().filter(tables.claims()::containsKey).isPresent()) {
      return OptionalLong.empty();
    }
    Row row = tables.append(tables.self, event, outcome(event));
    event
        .claim()
        .ifPresent(
            claim ->
                tables
                    .claims()
                    .put(
                        claim,
                        new ClaimRow(
                            tables.self, Optional.of(event.id()), OptionalLong.of(row.seq()))));
    return OptionalLong.of(row.seq());
  }

  private Outcome outcome(Envelope event) {
    if (!event.decisive()) {
      return Outcome.EFFECTIVE;
    }
    Optional<SiteName> regent = tables.activeRegency().map(Regency::regent);
    if (regent.filter(site -> !site.equals(tables.self)).isPresent()) {
      throw new IllegalStateException(
          "this site waits for the end of a regency and decides nothing");
    }
    return regent.isPresent() ? Outcome.POSTED : Outcome.PENDING;
  }

  @Override
  public Optional<Life> life() {
    return tables.life().map(LifeRow::life);
  }

  @Override
  public Optional<Life> life(Incarnation incarnation) {
    return Optional.ofNullable(tables.lives().get(incarnation)).map(LifeRow::life);
  }

  @Override
  public Optional<Life> lifeAfter(Incarnation incarnation) {
    return Optional.ofNullable(tables.lives().higherEntry(incarnation))
        .map(next -> next.getValue().life());
  }

  @Override
  public void begin(Life life) {
    tables.life().ifPresent(before -> tables.save(new LifeRow(before.life(), true)));
    tables.save(new LifeRow(life, false));
  }

  @Override
  public void recall(Mark end) {
    tables.save(new LifeRow(new Life(end, Optional.empty()), true));
  }

  @Override
  public boolean hasUnnumbered() {
    return !tables.unnumbered().isEmpty();
  }

  @Override
  public List<Unnumbered> unnumbered(int limit) {
    return tables.unnumbered().values().stream()
        .limit(limit)
        .map(row -> new Unnumbered(row.seq(), row.envelope()))
        .toList();
  }

  @Override
  public void place(List<Numbered> events) {
    for (Numbered event : events) {
      Row row = tables.rows().get(event.seq());
      tables.replace(row, row.placed(event.mark(), event.localOrder()));
    }
    Mark end = events.get(events.size() - 1).mark();
    LifeRow life = tables.lives().get(end.position().incarnation());
    tables.save(new LifeRow(life.life().upTo(end), life.ended()));
  }

  @Override
  public List<Envelope> after(Position position, int events, int bytes) {
    List<Envelope> found = new ArrayList<>();
    int size = 0;
    for (Row row : tables.placesOf(tables.self).tailMap(position, false).values()) {
      size += row.envelope().payload().length + FRAME;
      boolean fits = found.isEmpty() || size <= bytes;
      boolean same = row.position().incarnation().equals(position.incarnation());
      if (found.size() == events || !fits || !same) {
        break;
      }
      found.add(row.envelope());
    }
    return found;
  }

  @Override
  public Optional<Digest> digestAt(Position position) {
    return life(position.incarnation())
        .flatMap(life -> knownTo(life, position))
        .or(
            () ->
                Optional.ofNullable(tables.placesOf(tables.self).get(position))
                    .map(row -> row.mark().orElseThrow().digest()));
  }

  private Optional<Digest> knownTo(Life life, Position position) {
    if (life.end().position().equals(position)) {
      return Optional.of(life.end().digest());
    }
    return position.number() == 0
        ? Optional.of(life.start(tables.self).digest())
        : Optional.empty();
  }

  @Override
  public boolean hasPending() {
    return !tables.pending().isEmpty();
  }

  @Override
  public List<Pending> pending(Position upTo, int limit) {
    List<Row> numbered =
        tables.pending().values().stream().filter(row -> row.mark().isPresent()).toList();
    return Tables.inStream(numbered).stream()
        .filter(row -> upTo.covers(row.position()))
        .limit(limit)
        .map(row -> new Pending(row.seq(), row.entry()))
        .toList();
  }

  @Override
  public Optional<Pending> pending(long seq) {
    return Optional.ofNullable(tables.pending().get(seq))
        .filter(row -> row.mark().isPresent())
        .map(row -> new Pending(row.seq(), row.entry()));
  }

  @Override
  public OptionalLong seqOf(UUID eventId) {
    return tables.own(eventId).map(row -> OptionalLong.of(row.seq())).orElse(OptionalLong.empty());
  }

  @Override
  public Optional<Position> positionOf(long seq) {
    return Optional.ofNullable(tables.rows().get(seq)).flatMap(Row::mark).map(Mark::position);
  }
}
