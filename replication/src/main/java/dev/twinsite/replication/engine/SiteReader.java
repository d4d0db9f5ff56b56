package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader;
import dev.twinsite.replication.protocol.ControlEvent;
import dev.twinsite.replication.wire.ControlEvents;
import dev.twinsite.site.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Reads stored pages, and waits for news at the desk. */
final class SiteReader implements JournalReader {

  private final Pages pages;
  private final NewsDesk news;
  private final Runnable ask;

  /**
   * @param ask makes somebody look for news soon
   */
  SiteReader(Pages pages, NewsDesk news, Runnable ask) {
    this.pages = pages;
    this.news = news;
    this.ask = ask;
  }

  @Override
  public Cursor head() {
    return pages.head();
  }

  @Override
  public Page read(Cursor since, Collection<String> topics, int limit) {
    requirePositive(limit);
    return pages.read(since, topics, limit);
  }

  @Override
  public Page readAll(Cursor since, int limit) {
    requirePositive(limit);
    return pages.readAll(since, limit);
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is below 1");
    }
  }

  @Override
  public List<JournalEntry> decidedBy(JournalEntry entry, Collection<String> topics) {
    if (ControlEvents.read(entry.envelope()).orElse(null)
        instanceof ControlEvent.Acknowledged decision) {
      List<UUID> decided = new ArrayList<>(decision.posted());
      decided.addAll(decision.superseded());
      decided.addAll(decision.beyondCut());
      return pages.find(decided, topics);
    }
    return List.of();
  }

  @Override
  public CompletionStage<Void> news(Cursor since, Duration limit) {
    CompletionStage<Void> told = news.await(since, limit);
    ask.run();
    return told;
  }

  @Override
  public List<JournalEntry> postedAlone(Position after, int limit) {
    requirePositive(limit);
    return pages.postedAlone(after, limit);
  }

  @Override
  public Map<String, KindDigest> digest(Cursor upTo) {
    return pages.digest(upTo);
  }
}
