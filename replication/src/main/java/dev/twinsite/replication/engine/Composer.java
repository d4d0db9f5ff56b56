package dev.twinsite.replication.engine;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.Digest;
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
import java.util.function.Supplier;

/** Reads from the journal what the next batch carries. */
final class Composer {

  private final Stores stores;
  private final ReplicationConfig config;
  private final Set<String> kinds;

  Composer(Stores stores, ReplicationConfig config, Set<String> kinds) {
    this.stores = stores;
    this.config = config;
    this.kinds = kinds;
  }

  /** What lies behind a place; empty if nothing does, or this site's journal may not speak. */
  Optional<Batch> batch(Frontier behind, AcknowledgedState acknowledged, long sentAt) {
    return compose(behind, acknowledged, sentAt, config.batchEventsMax());
  }

  /** An empty batch at a place. */
  Optional<Batch> probe(Frontier at, AcknowledgedState acknowledged, long sentAt) {
    return compose(at, acknowledged, sentAt, 0);
  }

  private Optional<Batch> compose(
      Frontier behind, AcknowledgedState acknowledged, long sentAt, int events) {
    return stores
        .states()
        .read()
        .filter(SitesView::isAdmittedDatabase)
        .flatMap(SitesView::database)
        .flatMap(
            identity -> {
              Supplier<BatchHeader> header = () -> header(identity, acknowledged, sentAt);
              return behind.rebuilding()
                  ? rebuild(header, behind.localOrder(), events)
                  : stretch(header, behind.place(), events);
            });
  }

  private BatchHeader header(UUID identity, AcknowledgedState acknowledged, long sentAt) {
    return new BatchHeader(
        config.self(),
        identity,
        kinds,
        stores.peer().lastReceipt(),
        new Heard(acknowledged.database(), acknowledged.upTo().position()),
        sentAt);
  }

  private Optional<Batch> stretch(Supplier<BatchHeader> header, Position behind, int limit) {
    Optional<Life> life = stores.own().life(behind.incarnation());
    Optional<Life> next =
        life.filter(one -> one.end().position().equals(behind))
            .flatMap(one -> stores.own().lifeAfter(behind.incarnation()));
    return next.isPresent()
        ? beginning(header, next.get(), limit)
        : life.flatMap(one -> within(header, one, behind, limit));
  }

  /** The first batch of a life is worth sending even if it is empty: it ends the life before. */
  private Optional<Batch> beginning(Supplier<BatchHeader> header, Life life, int limit) {
    Mark start = life.start(config.self());
    List<Envelope> events = limit == 0 ? List.of() : after(start.position(), limit);
    return Optional.of(new StreamBatch(header.get(), life.predecessor(), start, events));
  }

  private Optional<Batch> within(
      Supplier<BatchHeader> header, Life life, Position behind, int limit) {
    List<Envelope> events = limit == 0 ? List.of() : after(behind, limit);
    if (events.isEmpty() && limit > 0) {
      return Optional.empty();
    }
    Optional<Digest> digest = stores.own().digestAt(behind);
    return digest.map(
        known ->
            new StreamBatch(header.get(), life.predecessor(), new Mark(behind, known), events));
  }

  private List<Envelope> after(Position behind, int limit) {
    return stores.own().after(behind, limit, config.batchBytesMax());
  }

  private Optional<Batch> rebuild(Supplier<BatchHeader> header, long after, int limit) {
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
                        header.get(),
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
