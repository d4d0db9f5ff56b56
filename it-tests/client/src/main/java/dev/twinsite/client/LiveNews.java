package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.client.Events.Event;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What happens, as it happens, for one user. It keeps one socket open at a time, to the best node
 * there is. When that one ends the conversation, or falls silent, it opens the next one and goes on
 * from the cursor of the last event, so that whoever listens is told everything once.
 */
public final class LiveNews implements AutoCloseable {

  /** Told what happens, on one thread. Whoever takes long here holds up what comes next. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Something has happened.
     *
     * @param cursor the place behind it, good at either site
     */
    void happened(Event event, String cursor);
  }

  private static final String PATH = "/api/v1/live";
  private static final int TOKEN_REFUSED = 4401;

  /** A socket on which nothing has come for so long is asked for a sign of life. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** A socket that gives none for so long is given up. */
  private static final Duration SILENT = Duration.ofSeconds(6);

  /** Events of one decision share a cursor, so the latest few may come again after a move. */
  private static final int REMEMBERED = 512;

  private final Caller caller;
  private final String token;
  private final Listener listener;
  private final Set<String> told = new LinkedHashSet<>();
  private final Thread thread;
  private volatile Optional<String> cursor;
  private volatile boolean closed;
  private volatile Optional<String> site = Optional.empty();
  private volatile int moves;

  LiveNews(Caller caller, String token, Optional<String> since, Listener listener) {
    this.caller = caller;
    this.token = token;
    this.cursor = since;
    this.listener = listener;
    this.thread = new Thread(this::listen, "live news");
    thread.setDaemon(true);
  }

  LiveNews start() {
    thread.start();
    return this;
  }

  /** The place behind the last event that was told; empty before the first answer. */
  public Optional<String> cursor() {
    return cursor;
  }

  /** The site that is listened to; empty while there is none. */
  public Optional<String> site() {
    return site;
  }

  /** How many sockets have let the user in so far. */
  public int sockets() {
    return moves;
  }

  /** Whether this has ended, by {@link #close()} or because the token is not accepted any more. */
  public boolean isOver() {
    return !thread.isAlive();
  }

  /** Listens no more. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void listen() {
    while (!closed) {
      caller.askFailedNodes();
      Optional<Node> node = caller.route().next(none -> false);
      if (node.isEmpty() || listenTo(node.get())) {
        return;
      }
      caller.route().failed(node.get());
      pause(caller.patience().pause());
    }
  }

  /** Whether that is the end of it all. */
  private boolean listenTo(Node node) {
    var socket = new LiveSocket();
    try {
      Duration patience = caller.patience().connect().plus(caller.patience().mergeable());
      socket.open(
          caller
              .transport()
              .open(node, PATH, patience, socket)
              .get(patience.toMillis(), TimeUnit.MILLISECONDS));
      socket.say(opening());
      return follow(node, socket);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      return true;
    } finally {
      site = Optional.empty();
      socket.giveUp();
    }
  }

  private JsonNode opening() {
    var opening = Json.object().put("token", token);
    cursor.ifPresent(since -> opening.put("since", since));
    return opening;
  }

  private boolean follow(Node node, LiveSocket socket) throws InterruptedException {
    long heard = System.nanoTime();
    while (!closed && System.nanoTime() - heard < SILENT.toNanos()) {
      LiveSocket.Sign sign = socket.await(QUIET);
      if (sign instanceof LiveSocket.Ended ended) {
        return ended.code() == TOKEN_REFUSED;
      }
      if (sign instanceof LiveSocket.Nothing) {
        socket.ping();
      } else {
        heard = System.nanoTime();
      }
      if (sign instanceof LiveSocket.Frame frame) {
        take(node, frame.content());
      }
    }
    return closed;
  }

  private void take(Node node, JsonNode frame) {
    String place = frame.path("cursor").asText("");
    if (place.isEmpty()) {
      return; // somebody is typing, or the like
    }
    if (frame.path("type").asText().equals("ready")) {
      site = Optional.of(node.site());
      moves++;
      caller.route().isWell(node);
    } else if (told.add(frame.path("id").asText())) {
      forgetTheEldest();
      listener.happened(Json.as(Event.class, frame), place);
    }
    cursor = Optional.of(place);
  }

  private void forgetTheEldest() {
    if (told.size() > REMEMBERED) {
      var eldest = told.iterator();
      eldest.next();
      eldest.remove();
    }
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }
}
