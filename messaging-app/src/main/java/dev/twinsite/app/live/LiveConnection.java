package dev.twinsite.app.live;

import static java.util.Objects.requireNonNull;

import dev.twinsite.app.sync.Reader;
import dev.twinsite.identity.token.TokenHolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One client. It is born a stranger; its first frame lets it in as a reader, who first catches up
 * and then listens, until either side ends the conversation.
 */
final class LiveConnection {

  private final Wire wire;
  private final FrameQueue frames;
  private final long begun;
  private final AtomicBoolean introduced = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong lastTyping;
  private volatile long heard;
  private volatile @Nullable Reader reader;
  private volatile @Nullable TokenHolder holder;
  private volatile String token = "";

  /**
   * @param now nanoseconds of the clock by which all is measured here
   */
  LiveConnection(Wire wire, AtomicLong ofAll, long now) {
    this.wire = wire;
    this.frames = new FrameQueue(wire, ofAll);
    this.begun = now;
    this.heard = now;
    this.lastTyping = new AtomicLong(now - Duration.ofDays(1).toNanos());
  }

  /** Whether this is the first frame; it is so once. */
  boolean introduces() {
    return introduced.compareAndSet(false, true);
  }

  /** The client is who it says it is. */
  void letIn(String presented, TokenHolder owner, Reader begin) {
    token = presented;
    holder = owner;
    reader = begin;
  }

  boolean isLetIn() {
    return reader != null;
  }

  /** How far the client has been told; only of one that has been let in. */
  Reader reader() {
    return requireNonNull(reader, "nobody has been let in yet");
  }

  void standsAt(Reader next) {
    reader = next;
  }

  String token() {
    return token;
  }

  Optional<TokenHolder> holder() {
    return Optional.ofNullable(holder);
  }

  /** A sign of life. */
  void hear(long now) {
    heard = now;
  }

  boolean isSilent(long now, Duration introduction, Duration silence) {
    return isLetIn() ? now - heard > silence.toNanos() : now - begun > introduction.toNanos();
  }

  /** Whether the client may tell once more that it is typing; it may so once in a while. */
  boolean mayType(long now, Duration pause) {
    long last = lastTyping.get();
    return now - last >= pause.toNanos() && lastTyping.compareAndSet(last, now);
  }

  /** Sends a frame that must arrive; a client that is too slow for it is sent away. */
  void tell(String frame) {
    tell(List.of(frame));
  }

  /** Sends frames that must arrive; a client that is too slow for them is sent away. */
  void tell(List<String> news) {
    if (!frames.offer(news)) {
      end(LiveEnd.TOO_SLOW, "read faster, or continue from the last cursor");
    }
  }

  /** Sends a frame that nobody misses. */
  void mention(String frame) {
    if (frames.isAtEase()) {
      tell(frame);
    }
  }

  /** Does something when the client has taken everything. */
  void whenCaughtUp(Runnable then) {
    frames.whenEmpty(then);
  }

  void ping() {
    if (!ended.get()) {
      wire.ping();
    }
  }

  /** Ends the conversation, once; what waits is not sent any more. */
  void end(LiveEnd end, String why) {
    if (ended.compareAndSet(false, true)) {
      frames.close();
      wire.close(end, why);
    }
  }

  /** The conversation was ended by the other side. */
  void gone() {
    ended.set(true);
    frames.close();
  }

  boolean isOver() {
    return ended.get();
  }
}
