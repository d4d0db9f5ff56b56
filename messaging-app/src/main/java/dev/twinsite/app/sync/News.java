package dev.twinsite.app.sync;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader;
import dev.twinsite.site.Position;
import dev.twinsite.site.SitePair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads what is new for users, for one or for many at once.
 *
 * <p>What may be read follows from the rooms that somebody is a member of, and these change by
 * events of the same journal. They are looked up before the journal is read; if the page that was
 * read changes them, they are looked up again, and if they have changed, so is what was read.
 */
@ApplicationScoped
public class News {

  /** At most so many events are looked at a time. */
  public static final int LARGEST_PAGE = 200;

  private static final Set<String> MEMBERSHIP =
      Set.of("room-opened", "member-added", "member-removed");

  /**
   * What somebody has found.
   *
   * @param events in the order in which this site holds them
   * @param places for each event the cursor behind it; of several events that one entry of the
   *     journal tells only the last one moves it
   * @param next who looks again, from behind them and behind what was not for this user
   */
  public record Look(List<EventJson> events, List<Cursor> places, Reader next) {
    public Look {
      events = List.copyOf(events);
      places = List.copyOf(places);
    }

    public boolean isEmpty() {
      return events.isEmpty();
    }
  }

  /** What an entry tells, and to readers of which topics. */
  private record Told(Collection<String> topics, EventJson event) {}

  private final JournalReader journal;
  private final Conversations conversations;
  private final SitePair sites;
  private final DomainEventCodec codec;
  private final Present present;
  private final Set<String> kinds;
  private volatile Cursor held = Cursor.START;

  @Inject
  public News(
      JournalReader journal,
      Conversations conversations,
      SitePair sites,
      DomainEventCodec codec,
      Present present) {
    this.journal = journal;
    this.conversations = conversations;
    this.sites = sites;
    this.codec = codec;
    this.present = present;
    this.kinds = codec.kinds();
  }

  /** Somebody who has come as far as the cursor. */
  public Reader reader(Username user, Cursor since) {
    boolean isHeld = isHeld(since);
    return Reader.of(user, since, conversations.openingsOf(user), sites, isHeld);
  }

  /** Whether so little lies behind the reader that others may look together with them. */
  boolean isNear(Reader reader) {
    return reader.held()
        && held.positions().entrySet().stream()
            .allMatch(place -> isNear(reader.cursor().of(place.getKey()), place.getValue()));
  }

  /** What is new for one reader. */
  public Look look(Reader reader) {
    return lookTogether(List.of(reader)).get(0);
  }

  /**
   * What is new for each of the readers, with one look into the journal.
   *
   * @return in the order of the readers
   */
  List<Look> lookTogether(List<Reader> readers) {
    var watched = new HashSet<String>();
    readers.forEach(reader -> watched.addAll(reader.watched()));
    JournalReader.Page page = journal.read(lowest(readers), watched, LARGEST_PAGE);
    if (readers.stream().allMatch(Reader::held)) {
      hold(page.cursor());
    }
    var tellings = new HashMap<UUID, List<Told>>();
    return readers.stream().map(reader -> look(reader, page, watched, tellings)).toList();
  }

  /** Everything that has happened at this site behind the cursor, whomever it concerns. */
  public JournalReader.Page everything(Cursor since) {
    return journal.readAll(since, LARGEST_PAGE);
  }

  /** The place behind everything that this site holds. */
  public Cursor head() {
    return journal.head();
  }

  /**
   * What a page tells each of the readers, without another look into the journal unless the page
   * changes what they may read.
   *
   * @param page all that happened behind some place that each of them has reached
   * @return in the order of the readers
   */
  public List<Look> lookTogether(List<Reader> readers, JournalReader.Page page) {
    var watched = new HashSet<String>();
    readers.forEach(reader -> watched.addAll(reader.watched()));
    hold(page.cursor());
    var tellings = new HashMap<UUID, List<Told>>();
    return readers.stream().map(reader -> look(reader, page, watched, tellings)).toList();
  }

  private Look look(
      Reader reader, JournalReader.Page page, Set<String> watched, Map<UUID, List<Told>> tellings) {
    if (mayHaveChanged(reader, page)) {
      Reader now = reader(reader.user(), reader.cursor());
      if (!now.topics().equals(reader.topics())) {
        return look(now);
      }
    }
    return passOn(reader, page, watched, tellings);
  }

  private Look passOn(
      Reader reader, JournalReader.Page page, Set<String> watched, Map<UUID, List<Told>> tellings) {
    var events = new ArrayList<EventJson>();
    var places = new ArrayList<Cursor>();
    Cursor place = reader.cursor();
    for (JournalEntry entry : page.entries()) {
      if (reader.hasBefore(entry)) {
        Cursor behind = place.after(entry.origin(), entry.position());
        List<EventJson> told = told(reader, entry, watched, tellings);
        for (int i = 1; i <= told.size(); i++) {
          places.add(i < told.size() ? place : behind);
        }
        events.addAll(told);
        place = behind;
      }
    }
    return new Look(events, places, reader.at(page.cursor()));
  }

  private List<EventJson> told(
      Reader reader, JournalEntry entry, Set<String> watched, Map<UUID, List<Told>> tellings) {
    return reader.watches(entry.envelope().topics())
        ? tellings.computeIfAbsent(entry.envelope().id(), id -> tell(entry, watched)).stream()
            .filter(told -> reader.mayRead(told.topics()))
            .map(Told::event)
            .toList()
        : List.of();
  }

  private static boolean mayHaveChanged(Reader reader, JournalReader.Page page) {
    return !reader.held()
        || page.entries().stream()
            .filter(entry -> MEMBERSHIP.contains(entry.envelope().kind()))
            .anyMatch(entry -> reader.watches(entry.envelope().topics()));
  }

  /** Of the journal's own events only what they decide is told; of newer kinds, nothing. */
  private List<Told> tell(JournalEntry entry, Set<String> watched) {
    return kinds.contains(entry.envelope().kind())
        ? told(entry).toList()
        : journal.decidedBy(entry, watched).stream()
            .flatMap(this::told)
            .map(told -> new Told(told.topics(), told.event().decidedBy(entry.envelope().id())))
            .toList();
  }

  private Stream<Told> told(JournalEntry entry) {
    Optional<EventJson> event = new EventDetails(entry, codec.decode(entry), present).tell();
    return event.map(json -> new Told(entry.envelope().topics(), json)).stream();
  }

  private boolean isHeld(Cursor since) {
    if (!held.covers(since)) {
      hold(journal.head());
    }
    return held.covers(since);
  }

  private synchronized void hold(Cursor reached) {
    held = held.join(reached);
  }

  private static boolean isNear(Position reader, Position head) {
    return reader.incarnation().equals(head.incarnation())
        && head.number() - reader.number() <= LARGEST_PAGE;
  }

  private static Cursor lowest(List<Reader> readers) {
    var lowest = new HashMap<>(readers.get(0).cursor().positions());
    for (Reader reader : readers) {
      lowest.replaceAll((site, place) -> earlier(place, reader.cursor().of(site)));
    }
    return new Cursor(lowest);
  }

  private static Position earlier(Position one, Position other) {
    return one.isAfter(other) ? other : one;
  }
}
