package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.OwnStream.Stretch;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.Frontier;
import dev.twinsite.replication.protocol.Heard;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.RebuildBatch;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.protocol.StreamBatch;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Reads from the journal what the next batch carries. */
final class Composer {

  /**
   * What the publisher has seen before it sends.
   *
   * @param answering starts of the other site's nodes that had been heard of before everything that
   *     was committed here got its place in the stream as it is seen now
   */
  record Sight(AcknowledgedState acknowledged, Outlook now, Set<UUID> answering) {}

  private final Stores stores;
  private final ReplicationConfig config;
  private final Set<String> kinds;

  Composer(Stores stores, ReplicationConfig config, Set<String> kinds) {
    this.stores = stores;
    this.config = config;
    this.kinds = kinds;
  }

  /** What lies behind a place; empty if nothing does, or this site's journal may not speak. */
  Optional<Batch> batch(Frontier behind, Sight sight, long sentAt) {
    return isEnd(behind, sight.now())
        ? Optional.empty()
        : compose(behind, sight, sentAt, config.batchEventsMax());
  }

  /** An empty batch at a place. */
  Optional<Batch> probe(Frontier at, Sight sight, long sentAt) {
    return compose(at, sight, sentAt, 0);
  }

  /** Whether nothing lies behind a place because the stream ends there. */
  private static boolean isEnd(Frontier place, Outlook now) {
    return !place.rebuilding() && now.digestAtEnd(place.place()).isPresent();
  }

  private Optional<Batch> compose(Frontier behind, Sight sight, long sentAt, int events) {
    return sight
        .now()
        .sites()
        .filter(SitesView::isAdmittedDatabase)
        .flatMap(
            sites -> {
              Header header = new Header(sites, sight, sentAt);
              return behind.rebuilding()
                  ? rebuild(header, behind.localOrder(), events)
                  : stretch(header, behind.place(), sight.now(), events);
            });
  }

  /** What all batches of one attempt say in the same way. */
  private record Header(SitesView sites, Sight sight, long sentAt) {

    /** Only the life that was issued last can grow; the end of an earlier one is no head. */
    Optional<Position> headOf(Life life) {
      return Optional.of(life.end().position())
          .filter(end -> end.incarnation().equals(sites.own().incarnation()));
    }
  }

  private BatchHeader write(Header header, Optional<Position> head) {
    AcknowledgedState acknowledged = header.sight().acknowledged();
    return new BatchHeader(
        config.self(),
        header.sites().database().orElseThrow(),
        kinds,
        stores.peer().lastReceipt(),
        new Heard(acknowledged.database(), acknowledged.upTo().position()),
        header.sentAt(),
        head,
        Optional.of(header.sight().answering()));
  }

  private Optional<Batch> stretch(Header header, Position behind, Outlook now, int limit) {
    Optional<Life> alive =
        now.life().filter(life -> life.incarnation().equals(behind.incarnation()));
    return alive.isPresent()
        ? within(header, alive.get(), behind, limit)
        : inFormerLife(header, behind, limit);
  }

  private Optional<Batch> inFormerLife(Header header, Position behind, int limit) {
    Optional<Life> life = stores.own().life(behind.incarnation());
    Optional<Life> next =
        life.filter(one -> one.end().position().equals(behind))
            .flatMap(one -> stores.own().lifeAfter(behind.incarnation()));
    return next.isPresent()
        ? beginning(header, next.get(), limit)
        : life.flatMap(one -> within(header, one, behind, limit));
  }

  /** The first batch of a life is worth sending even if it is empty: it ends the life before. */
  private Optional<Batch> beginning(Header header, Life life, int limit) {
    Mark start = life.start(config.self());
    List<Envelope> events = limit == 0 ? List.of() : after(start.position(), limit);
    return Optional.of(
        new StreamBatch(write(header, header.headOf(life)), life.predecessor(), start, events));
  }

  private Optional<Batch> within(Header header, Life life, Position behind, int limit) {
    Stretch stretch =
        limit == 0
            ? new Stretch(stores.own().digestAt(behind), List.of())
            : stores.own().stretch(behind, limit, config.batchBytesMax());
    if (stretch.events().isEmpty() && limit > 0) {
      return Optional.empty();
    }
    return stretch
        .before()
        .map(digest -> new Mark(behind, digest))
        .map(before -> batch(header, life, before, stretch.events()));
  }

  private Batch batch(Header header, Life life, Mark before, List<Envelope> events) {
    return new StreamBatch(write(header, header.headOf(life)), life.predecessor(), before, events);
  }

  private List<Envelope> after(Position behind, int limit) {
    return stores.own().after(behind, limit, config.batchBytesMax());
  }

  private Optional<Batch> rebuild(Header header, long after, int limit) {
    OptionalLong began = localOrderOfRegency();
    List<RebuiltEvent> events = limit == 0 ? List.of() : decided(after, limit);
    boolean nothing = events.isEmpty() && limit > 0;
    return nothing || began.isEmpty()
        ? Optional.empty()
        : stores
            .peer()
            .read()
            .map(
                applied ->
                    new RebuildBatch(
                        write(header, Optional.empty()),
                        after,
                        applied.mark(),
                        Math.max(began.getAsLong(), stores.entries().lastOf(config.peer())),
                        events));
  }

  /** A site is rebuilt under a regency only: it must not begin a life that nobody readmits. */
  private OptionalLong localOrderOfRegency() {
    return stores
        .regencies()
        .active()
        .filter(regency -> regency.regent().equals(config.self()))
        .map(regency -> stores.entries().localOrderOf(regency.beganSeq().orElseThrow()))
        .orElse(OptionalLong.empty());
  }

  /** What is not decided here cannot be rebuilt there: it waits until it is decided. */
  private List<RebuiltEvent> decided(long after, int limit) {
    List<RebuiltEvent> events = stores.entries().inLocalOrder(after, limit, config.batchBytesMax());
    int length = 0;
    while (length < events.size() && isDecided(events.get(length).outcome())) {
      length++;
    }
    return events.subList(0, length);
  }

  private static boolean isDecided(Outcome outcome) {
    return outcome != Outcome.PENDING && outcome != Outcome.CONTESTED;
  }
}
