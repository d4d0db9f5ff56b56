package dev.twinsite.app.sync;

import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is new for a user. */
@ApplicationScoped
public class News {

  private static final int LARGEST_PAGE = 200;

  /**
   * Events in the order in which this site holds them.
   *
   * @param cursor the place behind them, and behind what was not for this user
   */
  public record Page(List<EventJson> events, Cursor cursor) {

    boolean isEmpty() {
      return events.isEmpty();
    }
  }

  private final JournalReader journal;
  private final Conversations conversations;
  private final DomainEventCodec codec;
  private final Present present;
  private final Set<String> kinds;

  @Inject
  public News(
      JournalReader journal, Conversations conversations, DomainEventCodec codec, Present present) {
    this.journal = journal;
    this.conversations = conversations;
    this.codec = codec;
    this.present = present;
    this.kinds = codec.kinds();
  }

  /** What concerns the user behind the cursor; at most {@value #LARGEST_PAGE} events. */
  public Page since(Cursor cursor, Username user) {
    List<String> topics = conversations.topicsOf(user);
    JournalReader.Page page = journal.read(cursor, topics, LARGEST_PAGE);
    List<EventJson> events =
        page.entries().stream().flatMap(entry -> events(entry, topics)).toList();
    return new Page(events, page.cursor());
  }

  /** Of the journal's own events only what they decide is shown; of newer kinds, nothing. */
  private Stream<EventJson> events(JournalEntry entry, List<String> topics) {
    return kinds.contains(entry.envelope().kind())
        ? event(entry).stream()
        : journal.decidedBy(entry, topics).stream()
            .flatMap(decided -> event(decided).stream())
            .map(decided -> decided.decidedBy(entry.envelope().id()));
  }

  private Optional<EventJson> event(JournalEntry entry) {
    return new EventDetails(entry, codec.decode(entry), present).tell();
  }
}
