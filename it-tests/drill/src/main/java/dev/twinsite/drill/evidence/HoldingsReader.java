package dev.twinsite.drill.evidence;

import dev.twinsite.client.Digest;
import dev.twinsite.client.Entry;
import dev.twinsite.client.FactState;
import dev.twinsite.client.Message;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Page;
import dev.twinsite.client.Session;
import dev.twinsite.client.Transfer;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.client.UserClient;
import dev.twinsite.drill.journal.Known;
import dev.twinsite.drill.journal.Write;
import dev.twinsite.drill.workload.Cast;
import dev.twinsite.drill.workload.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what sites hold, each from itself alone, through the calls that everybody has. It reads
 * what stands; whoever wants the sites to be at rest has to see to that before.
 */
public final class HoldingsReader {

  private static final int PAGE = 200;

  private final TwinsiteClient sites;
  private final Cast cast;
  private final Session operator;

  /**
   * A reader of what this cast has written.
   *
   * @param operator may ask for digests
   */
  public HoldingsReader(TwinsiteClient sites, Cast cast, Session operator) {
    this.sites = sites;
    this.cast = cast;
    this.operator = operator;
  }

  /**
   * What every site holds of these writes.
   *
   * @param at the position at which digests are compared
   * @throws IllegalStateException if a site does not answer
   */
  public Evidence read(List<Known> journal, String at) {
    return new Evidence(
        journal, sites.sites().stream().map(site -> holdings(site.site(), journal, at)).toList());
  }

  private Holdings holdings(String site, List<Known> journal, String at) {
    Digest digest = sites.only(site).digest(operator, at).orThrow();
    return new Holdings(
        site,
        rooms(site),
        money(site, journal),
        byUser(calls -> calls.wallet().orThrow(), site),
        byUser(HoldingsReader::statement, site),
        digest.total(),
        at,
        digest.comparable());
  }

  private Map<UUID, List<Message>> rooms(String site) {
    Map<UUID, List<Message>> rooms = new HashMap<>();
    for (UUID room : cast.rooms()) {
      UserClient member = cast.memberOf(room).callsAt(site);
      rooms.put(room, oldestFirst(before -> member.history(room, before, PAGE)));
    }
    return rooms;
  }

  private Map<UUID, FactState> money(String site, List<Known> journal) {
    Map<UUID, FactState> states = new HashMap<>();
    for (Known known : journal) {
      if (!known.isMessage()) {
        Person owner = cast.named(known.write().by()).orElseThrow();
        standing(owner.callsAt(site), known.write())
            .ifPresent(state -> states.put(known.write().id(), state));
      }
    }
    return states;
  }

  private static Optional<FactState> standing(UserClient owner, Write write) {
    Outcome<Transfer> outcome =
        write instanceof Write.MadeDeposit ? owner.deposit(write.id()) : owner.transfer(write.id());
    boolean isUnknownThere =
        outcome instanceof Outcome.Refused<Transfer> refused && refused.problem().status() == 404;
    return isUnknownThere ? Optional.empty() : Optional.of(outcome.orThrow().state());
  }

  private <T> Map<String, T> byUser(Function<UserClient, T> question, String site) {
    return cast.people().stream()
        .collect(
            Collectors.toMap(Person::username, person -> question.apply(person.callsAt(site))));
  }

  private static List<Entry> statement(UserClient owner) {
    return oldestFirst(before -> owner.entries(before, PAGE));
  }

  private static <T> List<T> oldestFirst(Function<Optional<String>, Outcome<Page<T>>> page) {
    List<T> newestFirst = new ArrayList<>();
    Optional<String> before = Optional.empty();
    do {
      Page<T> next = page.apply(before).orThrow();
      newestFirst.addAll(next.items());
      before = next.next();
    } while (before.isPresent());
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
