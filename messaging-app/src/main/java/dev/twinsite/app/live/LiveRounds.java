package dev.twinsite.app.live;

import dev.twinsite.app.sync.EventJson;
import dev.twinsite.app.sync.News;
import dev.twinsite.app.sync.Reader;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads the journal once for all who listen at this node, and tells each what concerns them.
 *
 * <p>Whoever listens has been told everything up to the place that this node has read. Somebody who
 * comes, or who has just become a member of another room, may stand elsewhere; they catch up alone
 * and then listen again. One round runs at a time, so everybody is told in order.
 */
final class LiveRounds {

  private static final Logger LOG = Logger.getLogger(LiveRounds.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);
  private static final Duration UNTIL_HELD = Duration.ofSeconds(1);

  private final News news;
  private final JournalReader journal;
  private final Executor rounds;
  private final Executor lanes;
  private final Consumer<JournalEntry> witness;
  private final Queue<LiveConnection> coming = new ConcurrentLinkedQueue<>();
  private final Queue<LiveConnection> going = new ConcurrentLinkedQueue<>();
  private final Map<String, Set<LiveConnection>> listening = new ConcurrentHashMap<>();
  private final Map<LiveConnection, Set<String>> listeners = new HashMap<>();
  private final AtomicBoolean isTurning = new AtomicBoolean();
  private final AtomicBoolean isWaiting = new AtomicBoolean();
  private Cursor reached = Cursor.START;

  /**
   * @param rounds where rounds are read, never on the caller's thread
   * @param lanes where single readers catch up, never on the caller's thread
   * @param witness sees every event of the journal while somebody listens
   */
  LiveRounds(
      News news,
      JournalReader journal,
      Executor rounds,
      Executor lanes,
      Consumer<JournalEntry> witness) {
    this.news = news;
    this.journal = journal;
    this.rounds = rounds;
    this.lanes = lanes;
    this.witness = witness;
  }

  /** Tells somebody who was let in what they have missed, and then whatever happens. */
  void follow(LiveConnection one) {
    one.whenCaughtUp(() -> lanes.execute(() -> catchUp(one)));
  }

  /** Tells somebody nothing any more. */
  void forget(LiveConnection one) {
    going.add(one);
    turn();
  }

  /** Those who listen to one of the topics now. */
  Set<LiveConnection> listeningTo(Collection<String> topics) {
    var found = new LinkedHashSet<LiveConnection>();
    topics.forEach(topic -> found.addAll(listening.getOrDefault(topic, Set.of())));
    return found;
  }

  /**
   * Looks for news, unless that is being done; to be called now and then, in case it has failed.
   */
  void turn() {
    if (isTurning.compareAndSet(false, true)) {
      rounds.execute(this::turnOnce);
    }
  }

  private void catchUp(LiveConnection one) {
    if (one.isOver()) {
      return;
    }
    try {
      Reader reader = one.reader();
      News.Look look = news.look(news.reader(reader.user(), reader.cursor()));
      tell(one, look, new IdentityHashMap<>());
      goOn(one, look);
    } catch (RuntimeException e) {
      LOG.debug("Somebody cannot catch up now", e);
      one.end(LiveEnd.NOT_NOW, "this node cannot read its database");
    }
  }

  private void goOn(LiveConnection one, News.Look look) {
    if (!look.isEmpty()) {
      follow(one);
    } else if (look.next().held()) {
      coming.add(one);
      turn();
    } else {
      journal.news(look.next().cursor(), UNTIL_HELD).thenRun(() -> follow(one));
    }
  }

  private void turnOnce() {
    try {
      boolean more;
      do {
        dismiss();
        admit();
        more = !listeners.isEmpty() && round();
      } while (more || !coming.isEmpty() || !going.isEmpty());
      awaitNews();
    } catch (RuntimeException e) {
      LOG.debug("A round has failed", e);
    } finally {
      isTurning.set(false);
    }
    if (!coming.isEmpty() || !going.isEmpty()) {
      turn();
    }
  }

  private void awaitNews() {
    if (!listeners.isEmpty() && isWaiting.compareAndSet(false, true)) {
      journal
          .news(reached, LONGEST_WAIT)
          .whenComplete(
              (ignored, failure) -> {
                isWaiting.set(false);
                turn();
              });
    }
  }

  private void dismiss() {
    for (LiveConnection one = going.poll(); one != null; one = going.poll()) {
      unsubscribe(one);
    }
  }

  private void admit() {
    for (LiveConnection one = coming.poll(); one != null; one = coming.poll()) {
      if (!one.isOver()) {
        admit(one);
      }
    }
  }

  /** Under traffic this node has read on meanwhile; one more look closes the gap. */
  private void admit(LiveConnection one) {
    if (listeners.isEmpty()) {
      reached = one.reader().cursor();
    }
    if (!one.reader().cursor().covers(reached)) {
      News.Look look = news.look(one.reader());
      tell(one, look, new IdentityHashMap<>());
    }
    settle(one, reached);
  }

  private void settle(LiveConnection one, Cursor place) {
    Reader reader = one.reader();
    if (one.isOver()) {
      unsubscribe(one);
    } else if (reader.held() && reader.cursor().covers(place)) {
      subscribe(one);
    } else {
      unsubscribe(one);
      follow(one);
    }
  }

  /** Whether there may be more to read at once. */
  private boolean round() {
    JournalReader.Page page = news.everything(reached);
    page.entries().forEach(witness);
    Set<String> topics = new LinkedHashSet<>();
    page.entries().forEach(entry -> topics.addAll(entry.envelope().topics()));
    List<LiveConnection> concerned = List.copyOf(listeningTo(topics));
    tell(concerned, page);
    reached = page.cursor();
    concerned.forEach(one -> settle(one, page.cursor()));
    return page.entries().size() == News.LARGEST_PAGE;
  }

  private void tell(List<LiveConnection> concerned, JournalReader.Page page) {
    if (!concerned.isEmpty()) {
      var readers = new ArrayList<Reader>();
      concerned.forEach(one -> readers.add(one.reader().at(reached)));
      List<News.Look> looks = news.lookTogether(readers, page);
      var bodies = new IdentityHashMap<EventJson, String>();
      for (int i = 0; i < looks.size(); i++) {
        tell(concerned.get(i), looks.get(i), bodies);
      }
    }
  }

  private static void tell(LiveConnection one, News.Look look, Map<EventJson, String> bodies) {
    var frames = new ArrayList<String>();
    for (int i = 0; i < look.events().size(); i++) {
      String body = bodies.computeIfAbsent(look.events().get(i), LiveFrames::event);
      frames.add(LiveFrames.at(body, look.places().get(i)));
    }
    one.tell(frames);
    one.standsAt(look.next());
  }

  private void subscribe(LiveConnection one) {
    Set<String> wanted = one.reader().watched();
    if (!wanted.equals(listeners.get(one))) {
      unsubscribe(one);
      listeners.put(one, wanted);
      wanted.forEach(
          topic ->
              listening.computeIfAbsent(topic, unheard -> ConcurrentHashMap.newKeySet()).add(one));
    }
  }

  private void unsubscribe(LiveConnection one) {
    Set<String> before = listeners.remove(one);
    if (before != null) {
      before.forEach(
          topic ->
              listening.computeIfPresent(
                  topic,
                  (name, all) -> {
                    all.remove(one);
                    return all.isEmpty() ? null : all;
                  }));
    }
  }
}
