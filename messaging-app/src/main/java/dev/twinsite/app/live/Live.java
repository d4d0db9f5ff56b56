package dev.twinsite.app.live;

import dev.twinsite.app.NodeDoor;
import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.WebOrigins;
import dev.twinsite.app.live.LiveFrames.BrokenFrameException;
import dev.twinsite.app.live.LiveFrames.Opening;
import dev.twinsite.app.live.LiveFrames.Wish;
import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.sync.News;
import dev.twinsite.app.sync.Reader;
import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Callers;
import dev.twinsite.identity.token.TokenHolder;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalReader;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All sockets of this node. Nothing here holds up the thread that brings a frame. */
@ApplicationScoped
public class Live {

  private static final Logger LOG = Logger.getLogger(Live.class);
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TYPINGS = Duration.ofSeconds(2);

  /** Every so many heartbeats a token is verified again, in case its revocation was missed. */
  private static final int VERIFY_EVERY = 3;

  @Inject SiteConfiguration site;
  @Inject LiveConfiguration limits;
  @Inject WebOrigins origins;
  @Inject NodeDoor door;
  @Inject News news;
  @Inject JournalReader journal;
  @Inject Callers callers;
  @Inject DomainEventCodec codec;
  @Inject Answers answers;
  @Inject InstantSource clock;
  @Inject Presence presence;
  @Inject ManagedExecutorService executor;
  @Inject ManagedScheduledExecutorService scheduler;

  private final Set<LiveConnection> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong waiting = new AtomicLong();
  private volatile @Nullable LiveRounds rounds;
  private volatile @Nullable Future<?> watch;
  private long beats;
  private long nextBeat;

  /** Begins to look after sockets. */
  public void open() {
    rounds =
        new LiveRounds(
            news,
            journal,
            task -> executor.execute(task),
            answers::execute,
            new Withdrawals(codec, this::verifyAgain));
    presence.tell(this::mention);
    nextBeat = now() + limits.heartbeat().toNanos();
    watch =
        scheduler.scheduleWithFixedDelay(
            this::look, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends every conversation. */
  public void close() {
    Optional.ofNullable(watch).ifPresent(it -> it.cancel(false));
    presence.tellNobody();
    sockets.forEach(one -> sendAway(one, "this node stops"));
  }

  /** Whether a page from there may open a socket at this host. */
  boolean allows(@Nullable String origin, @Nullable String host) {
    return origins.allow(origin, host);
  }

  /** Somebody has opened a socket, and has said nothing yet. */
  LiveConnection accept(Wire wire, boolean isAllowed) {
    var one = new LiveConnection(wire, waiting, now());
    if (!isAllowed) {
      one.end(LiveEnd.ORIGIN, "pages of this origin may not connect");
    } else if (sockets.size() >= limits.mostSockets()) {
      sendAway(one, "this node holds as many sockets as it may");
    } else {
      sockets.add(one);
    }
    return one;
  }

  /** A client has sent a frame. */
  void hear(LiveConnection one, String frame) {
    one.hear(now());
    try {
      if (one.introduces()) {
        Opening opening = LiveFrames.opening(frame);
        Supplier<Cursor> since = LiveFrames.since(opening, news::head);
        answers.execute(() -> letIn(one, String.valueOf(opening.token()), since));
      } else {
        heed(one, LiveFrames.wish(frame));
      }
    } catch (BrokenFrameException e) {
      end(one, LiveEnd.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** A client has given a sign of life. */
  void hear(LiveConnection one) {
    one.hear(now());
  }

  /** A client has sent what nobody asked for. */
  void refuse(LiveConnection one, String why) {
    end(one, LiveEnd.MALFORMED, why);
  }

  /** A client is gone. */
  void lose(LiveConnection one) {
    one.gone();
    forget(one);
  }

  private void letIn(LiveConnection one, String token, Supplier<Cursor> since) {
    Optional<String> closed = door.closedBecause();
    if (closed.isPresent()) {
      sendAway(one, closed.get());
      return;
    }
    try {
      Optional<TokenHolder> holder = callers.holderOf(token);
      if (holder.isPresent()) {
        welcome(one, token, holder.get(), since.get());
      } else {
        end(one, LiveEnd.TOKEN, "the token is not accepted");
      }
    } catch (RuntimeException e) {
      LOG.debug("Nobody can be let in now", e);
      sendAway(one, "the database of this site does not answer");
    }
  }

  private void welcome(LiveConnection one, String token, TokenHolder holder, Cursor since) {
    one.letIn(token, holder, news.reader(holder.user(), since));
    one.tell(LiveFrames.ready(since));
    presence.isHere(holder.user());
    Optional.ofNullable(rounds).ifPresent(it -> it.follow(one));
  }

  private void heed(LiveConnection one, Wish wish) throws BrokenFrameException {
    if (one.isLetIn() && wish.isPing()) {
      one.mention(LiveFrames.PONG);
    } else if (!wish.isPing()) {
      type(one, LiveFrames.typing(wish));
    }
  }

  private void type(LiveConnection one, RoomId room) {
    if (one.isLetIn()) {
      Reader reader = one.reader();
      if (!presence.mayTypeIn(room, reader)) {
        end(one, LiveEnd.MALFORMED, "roomId names no room of yours");
      } else if (one.mayType(now(), BETWEEN_TYPINGS)) {
        presence.isTyping(room, reader.user());
      }
    }
  }

  private void mention(RoomId room, String username) {
    LiveRounds listeners = rounds;
    if (listeners != null) {
      String frame = LiveFrames.typing(room, username);
      listeners.listeningTo(presence.topics(room)).stream()
          .filter(one -> !one.reader().user().value().equals(username))
          .forEach(one -> one.mention(frame));
    }
  }

  private void look() {
    try {
      Optional<String> closed = door.closedBecause();
      long now = now();
      if (closed.isPresent()) {
        sockets.forEach(one -> sendAway(one, closed.get()));
      } else {
        presence.reopen();
        sockets.forEach(one -> look(one, now));
        Optional.ofNullable(rounds).filter(it -> !sockets.isEmpty()).ifPresent(LiveRounds::turn);
      }
      if (now >= nextBeat) {
        nextBeat = now + limits.heartbeat().toNanos();
        beat();
      }
    } catch (RuntimeException e) {
      LOG.warn("The sockets could not be looked after", e);
    }
  }

  private void look(LiveConnection one, long now) {
    if (one.isOver()) {
      forget(one);
    } else if (one.isSilent(now, limits.introduction(), limits.silence())) {
      end(one, LiveEnd.SILENT, one.isLetIn() ? "no sign of life" : "no first frame");
    } else if (one.holder().filter(it -> !clock.instant().isBefore(it.until())).isPresent()) {
      end(one, LiveEnd.TOKEN, "the token has expired");
    }
  }

  private void beat() {
    beats++;
    for (LiveConnection one : sockets) {
      one.ping();
      one.holder().ifPresent(it -> presence.isStillHere(it.user()));
      if ((beats + one.hashCode()) % VERIFY_EVERY == 0) {
        answers.execute(() -> verify(one));
      }
    }
  }

  /** Tokens of a user, or one token, were taken back: whoever it may concern is asked again. */
  private void verifyAgain(Predicate<TokenHolder> mayBeConcerned) {
    callers.forget();
    sockets.stream()
        .filter(one -> one.holder().filter(mayBeConcerned).isPresent())
        .forEach(one -> answers.execute(() -> verify(one)));
  }

  private void verify(LiveConnection one) {
    try {
      if (one.isLetIn() && callers.holderOf(one.token()).isEmpty()) {
        end(one, LiveEnd.TOKEN, "the token was taken back");
      }
    } catch (RuntimeException e) {
      LOG.debug("A token cannot be verified now", e);
    }
  }

  private void sendAway(LiveConnection one, String why) {
    one.tell(LiveFrames.closing(why, site.alternates().stream().map(URI::toString).toList()));
    end(one, LiveEnd.NOT_NOW, why);
  }

  private void end(LiveConnection one, LiveEnd end, String why) {
    one.end(end, why);
    forget(one);
  }

  private void forget(LiveConnection one) {
    if (sockets.remove(one)) {
      Optional.ofNullable(rounds).ifPresent(it -> it.forget(one));
      one.holder().map(TokenHolder::user).filter(this::isGone).ifPresent(presence::isGone);
    }
  }

  private boolean isGone(Username user) {
    return sockets.stream()
        .flatMap(one -> one.holder().stream())
        .noneMatch(holder -> holder.user().equals(user));
  }

  private static long now() {
    return System.nanoTime();
  }

  /** How many sockets are open. */
  public int size() {
    return sockets.size();
  }
}
