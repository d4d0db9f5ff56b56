package dev.twinsite.ops.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.events.Feed;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A page that is told, over a connection that takes one write at a time. */
class EventStreamTest {

  private final Feed feed = new Feed();
  private final Narrow out = new Narrow();
  private Map<String, String> site = Map.of("site", "판교");
  private boolean completed;

  EventStreamTest() throws IOException {
    feed.view("place", () -> site);
    AsyncContext page = proxy(AsyncContext.class);
    new EventStream(feed, page, "").start();
  }

  @Test
  void nothingIsSentBeforeTheContainerIsReady() {
    feed.look();
    assertThat(out.text()).isEmpty();
    out.becomesReady();
    out.drain();
    assertThat(out.text())
        .startsWith("event: heartbeat\ndata: {}\n\nevent: place\nid: ")
        .endsWith("\ndata: {\"site\":\"판교\"}\n\n");
  }

  @Test
  void whatChangesWhileThePageTakesNothingIsSentAsItIsThen() {
    out.becomesReady();
    feed.look();
    site = Map.of("site", "ansan");
    feed.look();
    out.drain();
    assertThat(out.text()).contains("ansan").doesNotContain("판교");
  }

  @Test
  void aPageThatHasGoneIsForgotten() {
    out.becomesReady();
    out.drain();
    assertThat(feed.readers()).isOne();
    out.breaks();
    feed.look();
    assertThat(feed.readers()).isZero();
    assertThat(completed).isTrue();
  }

  /** Answers what a stream asks of the container. */
  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer(method.getName())));
  }

  private @Nullable Object answer(String asked) {
    completed |= asked.equals("complete");
    return switch (asked) {
      case "getResponse" -> proxy(ServletResponse.class);
      case "getOutputStream" -> out;
      default -> null;
    };
  }

  /** Takes one write or one flush, and is ready again when it is told to be. */
  private static final class Narrow extends ServletOutputStream {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private @Nullable WriteListener listener;
    private boolean ready;
    private boolean broken;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener told) {
      listener = told;
    }

    @Override
    public void write(int one) {
      throw new UnsupportedOperationException("events are written whole");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      take();
      taken.write(bytes);
    }

    @Override
    public void flush() throws IOException {
      take();
    }

    private void take() throws IOException {
      if (!ready) {
        throw new IllegalStateException("it was not ready");
      }
      if (broken) {
        throw new IOException("the page has gone");
      }
      ready = false;
    }

    void becomesReady() {
      ready = true;
      try {
        Objects.requireNonNull(listener).onWritePossible();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** Until nothing more is written. */
    void drain() {
      while (!ready) {
        becomesReady();
      }
    }

    void breaks() {
      broken = true;
    }

    String text() {
      return taken.toString(StandardCharsets.UTF_8);
    }
  }
}
