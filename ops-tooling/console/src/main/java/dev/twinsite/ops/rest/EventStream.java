package dev.twinsite.ops.rest;

import dev.twinsite.ops.events.Feed;
import dev.twinsite.ops.events.Feed.Event;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One page that watches, by server-sent events. What changes while the page takes nothing is sent
 * afterwards, as it is then. A page that takes nothing for a while is dropped and comes back by
 * itself.
 *
 * <p>It writes to the servlet's stream whenever that is ready. A {@code SseEventSink} is no help
 * here: RESTEasy 6.2 writes at once what is sent while the request's own thread is still at work,
 * and leaves to a listener what is sent later; an event that was sent in the moment between the two
 * was never written, nor was any after it, in one of four streams.
 */
final class EventStream implements Feed.Reader, WriteListener {

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final long STUCK_NANOS = Duration.ofSeconds(30).toNanos();
  private static final ScheduledExecutorService BEATS =
      Executors.newSingleThreadScheduledExecutor(EventStream::daemon);

  private final Feed feed;
  private final AsyncContext page;
  private final ServletOutputStream out;
  private String lastId;
  private boolean writable;
  private boolean unflushed;
  private boolean beatDue = true;
  private boolean ended;
  private long takenAt = System.nanoTime();
  private @Nullable ScheduledFuture<?> heartbeat;

  /**
   * A page that has what it was told before under an id, or nothing.
   *
   * @throws IOException if it has gone already
   */
  EventStream(Feed feed, AsyncContext page, String lastId) throws IOException {
    this.feed = feed;
    this.page = page;
    this.out = page.getResponse().getOutputStream();
    this.lastId = lastId;
  }

  void start() {
    out.setWriteListener(this);
    long pause = HEARTBEAT.toMillis();
    synchronized (this) {
      heartbeat = BEATS.scheduleAtFixedRate(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }
    feed.add(this);
  }

  /** The first time it says that the request's own thread has left; before that nothing is sent. */
  @Override
  public synchronized void onWritePossible() {
    writable = true;
    write();
  }

  @Override
  public void onError(Throwable gone) {
    end();
  }

  @Override
  public synchronized void wake() {
    write();
  }

  private synchronized void beat() {
    beatDue = true;
    write();
    if (System.nanoTime() - takenAt > STUCK_NANOS) {
      end();
    }
  }

  private void write() {
    try {
      boolean more = true;
      while (more && writable && !ended && out.isReady()) {
        takenAt = System.nanoTime();
        more = step();
      }
    } catch (IOException | IllegalStateException gone) {
      end();
    }
  }

  /** Writes one event or flushes it; whether there was one. */
  private boolean step() throws IOException {
    if (unflushed) {
      unflushed = false;
      out.flush();
      return true;
    }
    Optional<String> next = next();
    if (next.isPresent()) {
      unflushed = true;
      out.write(next.get().getBytes(StandardCharsets.UTF_8));
    }
    return next.isPresent();
  }

  private Optional<String> next() {
    if (beatDue) {
      beatDue = false;
      return Optional.of("event: heartbeat\ndata: {}\n\n");
    }
    Optional<Event> event = feed.after(lastId);
    event.ifPresent(news -> lastId = news.id());
    return event.map(EventStream::text);
  }

  private static String text(Event event) {
    String data = event.json().replace("\n", "\ndata: ");
    return "event: %s\nid: %s\ndata: %s\n\n".formatted(event.view(), event.id(), data);
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      feed.remove(this);
      if (heartbeat != null) {
        heartbeat.cancel(false);
      }
      complete();
    }
  }

  private void complete() {
    try {
      page.complete();
    } catch (IllegalStateException over) {
      // the container has ended it itself
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "twinsite-events");
    thread.setDaemon(true);
    return thread;
  }
}
