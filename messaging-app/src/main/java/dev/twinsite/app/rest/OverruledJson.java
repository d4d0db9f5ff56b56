package dev.twinsite.app.rest;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.event.DepositMade;
import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.TransferMade;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.payment.DepositTerms;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.TransferTerms;
import dev.twinsite.replication.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a regent posted that the other site was admitted over; for whoever settles it by hand.
 *
 * @param overruled whether this site is such a regent; nothing is listed for any other
 * @param next where the list goes on; absent at its end
 * @param facts in the order in which they were posted; the admitted site may hold some of them
 */
public record OverruledJson(
    String site, String node, boolean overruled, @Nullable String next, List<FactJson> facts) {

  /** More than that is not listed at once; so many fit into the body of a request. */
  public static final int FACTS_MAX = 50;

  /**
   * A posted fact; what does not belong to its kind is absent.
   *
   * @param kind {@code transfer}, {@code deposit} or {@code user}
   * @param id of the transfer or deposit; the name of the user
   * @param amount minor units
   */
  public record FactJson(
      String kind,
      String id,
      String position,
      @Nullable String from,
      @Nullable String to,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String memo,
      @Nullable String roomId) {}

  /** The facts among the events; what only moved rights from site to site is none. */
  static OverruledJson of(
      String site, String node, List<JournalEntry> posted, DomainEventCodec codec) {
    List<JournalEntry> page = posted.subList(0, Math.min(posted.size(), FACTS_MAX));
    String next =
        posted.size() > page.size() ? page.get(page.size() - 1).position().toString() : null;
    List<FactJson> facts = page.stream().flatMap(entry -> fact(entry, codec)).toList();
    return new OverruledJson(site, node, true, next, facts);
  }

  /** A site that nobody has overruled. */
  static OverruledJson none(String site, String node) {
    return new OverruledJson(site, node, false, null, List.of());
  }

  private static Stream<FactJson> fact(JournalEntry entry, DomainEventCodec codec) {
    String position = entry.position().toString();
    DomainEvent event = codec.decode(entry);
    if (event instanceof TransferMade made) {
      return Stream.of(transfer(made.terms(), position));
    } else if (event instanceof DepositMade made) {
      return Stream.of(deposit(made.terms(), position));
    } else if (event instanceof UserRegistered user) {
      String name = user.username().value();
      return Stream.of(new FactJson("user", name, position, null, null, null, null, null, null));
    }
    return Stream.empty();
  }

  private static FactJson transfer(TransferTerms terms, String position) {
    Optional<RoomId> room = terms.room().map(RoomOpening::room);
    return new FactJson(
        "transfer",
        terms.id().toString(),
        position,
        terms.from().value(),
        terms.to().value(),
        terms.money().minorUnits(),
        terms.money().currency().toString(),
        terms.memo().map(Memo::value).orElse(null),
        room.map(RoomId::toString).orElse(null));
  }

  private static FactJson deposit(DepositTerms terms, String position) {
    return new FactJson(
        "deposit",
        terms.id().toString(),
        position,
        null,
        terms.owner().value(),
        terms.money().minorUnits(),
        terms.money().currency().toString(),
        null,
        null);
  }
}
