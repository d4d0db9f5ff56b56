package dev.twinsite.ops.rest;

import dev.twinsite.ops.events.Feed;
import dev.twinsite.ops.events.Feed.Event;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One page that watches. At most one event is under way to it; what changes meanwhile is sent
 * afterwards, as it is then. A page that takes nothing for a while is dropped and comes back by
 * itself.
 */
final class EventStream implements Feed.Reader {

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final long STUCK_NANOS = Duration.ofSeconds(30).toNanos();
  private static final ScheduledExecutorService BEATS =
      Executors.newSingleThreadScheduledExecutor(EventStream::daemon);

  private final Feed feed;
  private final SseEventSink sink;
  private final Sse sse;
  private String lastId;
  private boolean underWay;
  private long sentAt = System.nanoTime();
  private @Nullable ScheduledFuture<?> heartbeat;

  EventStream(Feed feed, SseEventSink sink, Sse sse, String lastId) {
    this.feed = feed;
    this.sink = sink;
    this.sse = sse;
    this.lastId = lastId;
  }

  void start() {
    long pause = HEARTBEAT.toMillis();
    synchronized (this) {
      heartbeat = BEATS.scheduleAtFixedRate(this::beat, 0, pause, TimeUnit.MILLISECONDS);
    }
    feed.add(this);
  }

  @Override
  public synchronized void wake() {
    if (sink.isClosed()) {
      end();
    } else if (!underWay) {
      feed.after(lastId).ifPresent(this::send);
    }
  }

  private synchronized void beat() {
    if (sink.isClosed() || (underWay && System.nanoTime() - sentAt > STUCK_NANOS)) {
      end();
    } else if (!underWay) {
      send(sse.newEventBuilder().name("heartbeat").data(String.class, "{}").build());
    }
  }

  private void send(Event event) {
    lastId = event.id();
    send(
        sse.newEventBuilder()
            .name(event.view())
            .id(event.id())
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .data(String.class, event.json())
            .build());
  }

  private void send(OutboundSseEvent event) {
    underWay = true;
    sentAt = System.nanoTime();
    CompletionStage<?> sent = sink.send(event);
    sent.whenCompleteAsync((done, failure) -> sent(failure), BEATS);
  }

  private synchronized void sent(@Nullable Throwable failure) {
    underWay = false;
    if (failure != null) {
      end();
    } else {
      wake();
    }
  }

  private void end() {
    feed.remove(this);
    if (heartbeat != null) {
      heartbeat.cancel(false);
    }
    sink.close();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "twinsite-events");
    thread.setDaemon(true);
    return thread;
  }
}
