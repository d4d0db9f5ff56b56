package dev.twinsite.ops.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.events.Feed.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedTest {

  private final AtomicInteger sites = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger woken = new AtomicInteger();
  private final Feed feed = feed();

  @Test
  void aNewReaderIsGivenEveryView() {
    feed.add(woken::incrementAndGet);
    feed.look();
    assertThat(read("")).containsExactly("sites 0", "runs 0");
  }

  @Test
  void aSlowReaderIsGivenTheNewestStateAlone() {
    feed.add(woken::incrementAndGet);
    feed.look();
    String last = last("");
    for (int i = 0; i < 1000; i++) {
      sites.incrementAndGet();
      feed.look();
    }
    assertThat(read(last)).containsExactly("sites 1000");
  }

  @Test
  void whoComesBackIsGivenWhatItMissed() {
    feed.add(woken::incrementAndGet);
    feed.look();
    String last = last("");
    assertThat(feed.after(last)).isEmpty();
    runs.incrementAndGet();
    feed.look();
    assertThat(read(last)).containsExactly("runs 1");
    assertThat(read("another-7")).hasSize(2);
    assertThat(read("nonsense")).hasSize(2);
  }

  @Test
  void nobodyIsWokenForNothing() {
    feed.add(woken::incrementAndGet);
    feed.look();
    int before = woken.get();
    feed.look();
    assertThat(woken).hasValue(before);
  }

  @Test
  void nothingIsReadWhileNobodyWatches() {
    Feed.Reader reader = woken::incrementAndGet;
    feed.add(reader);
    feed.remove(reader);
    feed.look();
    assertThat(feed.after("")).isEmpty();
  }

  private Feed feed() {
    Feed made = new Feed();
    made.view("sites", sites::get);
    made.view("runs", runs::get);
    return made;
  }

  private String last(String from) {
    String id = from;
    Optional<Event> next = feed.after(id);
    while (next.isPresent()) {
      id = next.get().id();
      next = feed.after(id);
    }
    return id;
  }

  private List<String> read(String from) {
    List<String> seen = new ArrayList<>();
    Optional<Event> next = feed.after(from);
    while (next.isPresent()) {
      seen.add(next.get().view() + " " + next.get().json());
      next = feed.after(next.get().id());
    }
    return seen;
  }
}
