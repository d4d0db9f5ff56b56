package dev.twinsite.replication.engine;

import dev.twinsite.replication.DiscardReason;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.Handling.Care;
import dev.twinsite.replication.engine.OwnStream.Pending;
import dev.twinsite.replication.protocol.ControlEvent.Acknowledged;
import dev.twinsite.replication.wire.ControlEvents;
import dev.twinsite.site.Position;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides own events that were pending, in the caller's transaction: tells the handler, keeps the
 * outcome, frees or keeps the claim, and appends one event that says so.
 */
final class Decider {

  /** How many events one transaction decides, so that it stays short. */
  static final int AT_ONCE = 200;

  private final Stores stores;
  private final Handling handling;
  private final Site site;

  Decider(Stores stores, Handling handling, Site site) {
    this.stores = stores;
    this.handling = handling;
    this.site = site;
  }

  /**
   * @param upTo the own stream is decided up to here afterwards, or was so before
   */
  void decide(
      List<Pending> pending, Function<Position, Outcome> verdict, Position upTo, Care care) {
    if (pending.isEmpty()) {
      return;
    }
    Map<Outcome, List<Pending>> decided =
        pending.stream()
            .collect(
                Collectors.groupingBy(
                    one -> verdict.apply(place(one)),
                    () -> new EnumMap<>(Outcome.class),
                    Collectors.toList()));
    decided.forEach((outcome, events) -> tell(outcome, told(events, outcome), care));
    decided.forEach(this::keep);
    stores.own().append(announcement(pending, decided, upTo));
  }

  private void tell(Outcome outcome, List<JournalEntry> events, Care care) {
    switch (outcome) {
      case POSTED -> handling.acknowledgedAll(events, care);
      case SUPERSEDED, BEYOND_CUT ->
          events.forEach(event -> handling.discarded(event, reason(outcome), care));
      case EFFECTIVE, PENDING, CONTESTED ->
          throw new IllegalArgumentException(outcome + " decides nothing about " + events);
    }
  }

  private static DiscardReason reason(Outcome outcome) {
    return outcome == Outcome.SUPERSEDED ? DiscardReason.SUPERSEDED : DiscardReason.BEYOND_CUT;
  }

  private static List<JournalEntry> told(List<Pending> events, Outcome outcome) {
    return events.stream().map(Pending::entry).map(entry -> entry.with(outcome)).toList();
  }

  private void keep(Outcome outcome, List<Pending> events) {
    stores.entries().decide(events.stream().map(Pending::seq).toList(), outcome);
    List<Envelope> claiming =
        events.stream()
            .map(event -> event.entry().envelope())
            .filter(envelope -> envelope.claim().isPresent())
            .toList();
    if (outcome != Outcome.POSTED && !claiming.isEmpty()) {
      giveUp(claiming, outcome);
    }
  }

  /** A superseded claim is kept for the event that won, which may still be on its way. */
  private void giveUp(List<Envelope> claiming, Outcome outcome) {
    List<String> claims = claiming.stream().map(event -> event.claim().orElseThrow()).toList();
    if (outcome == Outcome.SUPERSEDED) {
      claims.forEach(claim -> stores.claims().promise(claim, site.peer()));
    } else {
      stores.claims().release(claiming.stream().map(Envelope::id).toList(), claims);
    }
  }

  private Envelope announcement(
      List<Pending> pending, Map<Outcome, List<Pending>> decided, Position upTo) {
    List<String> topics =
        pending.stream()
            .flatMap(one -> one.entry().envelope().topics().stream())
            .distinct()
            .toList();
    Acknowledged event =
        new Acknowledged(
            upTo,
            ids(decided, Outcome.POSTED),
            ids(decided, Outcome.SUPERSEDED),
            ids(decided, Outcome.BEYOND_CUT));
    return ControlEvents.write(event, site.ids().get(), topics);
  }

  private static List<UUID> ids(Map<Outcome, List<Pending>> decided, Outcome outcome) {
    return decided.getOrDefault(outcome, List.of()).stream()
        .map(one -> one.entry().envelope().id())
        .toList();
  }

  private static Position place(Pending pending) {
    return pending.entry().position();
  }
}
