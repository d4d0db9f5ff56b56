package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
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
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is below 1");
    }
    return pages.read(since, topics, limit);
  }

  @Override
  public CompletionStage<Void> news(Cursor since, Duration limit) {
    CompletionStage<Void> told = news.await(since, limit);
    ask.run();
    return told;
  }

  @Override
  public Map<String, KindDigest> digest(Cursor upTo) {
    return pages.digest(upTo);
  }
}
