package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One socket, whose frames are taken by one thread when it is ready for them. */
final class LiveSocket implements WebSocket.Listener {

  /** What comes out of a socket. */
  sealed interface Sign {}

  /** A frame. */
  record Frame(JsonNode content) implements Sign {}

  /** The other side is there. */
  record Alive() implements Sign {}

  /** Nothing in that time. */
  record Nothing() implements Sign {}

  /**
   * The conversation is over.
   *
   * @param code the close code; 1006 if it broke off
   */
  record Ended(int code) implements Sign {}

  private static final int BROKEN_OFF = 1006;

  private final BlockingQueue<Sign> signs = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private volatile Optional<WebSocket> socket = Optional.empty();

  void open(WebSocket opened) {
    socket = Optional.of(opened);
  }

  void say(JsonNode frame) {
    socket.ifPresent(it -> it.sendText(frame.toString(), true));
  }

  void ping() {
    socket.ifPresent(it -> it.sendPing(ByteBuffer.allocate(0)));
  }

  void giveUp() {
    socket.ifPresent(WebSocket::abort);
  }

  /** The next sign; a further frame is asked for only when this one was taken. */
  Sign await(Duration limit) throws InterruptedException {
    Sign sign = signs.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (sign instanceof Frame) {
      socket.ifPresent(it -> it.request(1));
    }
    return sign == null ? new Nothing() : sign;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      signs.add(new Frame(Json.parse(text.toString())));
      text.setLength(0);
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    signs.add(new Alive());
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    signs.add(new Alive());
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    signs.add(new Ended(code));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    signs.add(new Ended(BROKEN_OFF));
  }
}
