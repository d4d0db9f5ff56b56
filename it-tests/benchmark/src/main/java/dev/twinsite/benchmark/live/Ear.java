package dev.twinsite.benchmark.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One socket that listens; it answers heartbeats and counts them. */
final class Ear implements WebSocket.Listener {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Ear> ready = new CompletableFuture<>();
  private final AtomicInteger heartbeats = new AtomicInteger();
  private final BiConsumer<Ear, String> told;
  private final String site;
  private volatile @Nullable WebSocket socket;
  private volatile boolean over;

  private Ear(String site, BiConsumer<Ear, String> told) {
    this.site = site;
    this.told = told;
  }

  /**
   * Opens a socket and hears what happens from then on.
   *
   * @param told each frame, on a thread that it must not hold up
   * @return the socket as soon as the node has let it in
   */
  static CompletableFuture<Ear> open(
      HttpClient http, String site, URI node, String token, BiConsumer<Ear, String> told) {
    var ear = new Ear(site, told);
    URI address = URI.create(node.toString().replaceFirst("^http", "ws") + "/api/v1/live");
    String opening = "{\"token\":\"" + token + "\",\"since\":\"now\"}";
    return http.newWebSocketBuilder()
        .connectTimeout(PATIENCE)
        .buildAsync(address, ear)
        .thenCompose(opened -> opened.sendText(opening, true))
        .thenCompose(sent -> ear.ready)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The site at which it listens. */
  String site() {
    return site;
  }

  /** How often the node has asked for a sign of life and was given one. */
  int heartbeats() {
    return heartbeats.get();
  }

  /** Whether the conversation has ended by itself. */
  boolean isOver() {
    return over;
  }

  /** Hangs up. */
  void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      String frame = text.toString();
      text.setLength(0);
      if (!ready.isDone()) {
        ready.complete(this);
      } else {
        told.accept(this, frame);
      }
    }
    return null;
  }

  /** The client has answered already. */
  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    heartbeats.incrementAndGet();
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end(String.valueOf(failure));
  }

  private void end(String why) {
    over = true;
    ready.completeExceptionally(new IllegalStateException("the socket was closed: " + why));
  }
}
