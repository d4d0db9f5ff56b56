package dev.twinsite.app.edge;

import dev.twinsite.app.problem.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The name by which one request is found in the logs of all servers that it passes. A caller's own
 * is taken if it is 1 to 64 letters, digits, dots, colons, hyphens or underscores; everybody else
 * is given one. It stands in the answer and in every log line of the threads that work on the
 * request.
 */
public final class RequestId {

  /** The header of requests and answers. */
  public static final String HEADER = "X-Request-Id";

  /** The key in the diagnostic context of the log. */
  static final String LOG_KEY = "request";

  private static final HttpString HEADER_NAME = new HttpString(HEADER);
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final AttachmentKey<String> ID = AttachmentKey.create(String.class);

  private RequestId() {}

  /** Gives the request its name and says it in the answer. */
  static void assign(HttpServerExchange exchange) {
    String id = accepted(exchange.getRequestHeaders().getFirst(HEADER_NAME));
    exchange.putAttachment(ID, id);
    exchange.getResponseHeaders().put(HEADER_NAME, id);
  }

  /** The name of the request; empty if it has none. */
  static Optional<String> of(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getAttachment(ID));
  }

  /** The name of the request that this thread works on; empty if it works on none. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(LOG_KEY)).map(Object::toString);
  }

  /**
   * The problem with the name of the request that this thread works on, so that callers can say it.
   */
  public static Problem in(Problem problem) {
    return current().map(id -> problem.with(Problem.REQUEST_ID, id)).orElse(problem);
  }

  /** The same executor, whose tasks work on the request that this thread works on now. */
  public static Executor carriedTo(Executor executor) {
    return current()
        .<Executor>map(id -> task -> executor.execute(() -> workOn(id, task)))
        .orElse(executor);
  }

  static void workOn(String id, Runnable task) {
    Object before = MDC.get(LOG_KEY);
    MDC.put(LOG_KEY, id);
    try {
      task.run();
    } finally {
      restore(before);
    }
  }

  static void restore(@Nullable Object before) {
    if (before == null) {
      MDC.remove(LOG_KEY);
    } else {
      MDC.put(LOG_KEY, before);
    }
  }

  private static String accepted(@Nullable String own) {
    return own != null && SANE.matcher(own).matches() ? own : UUID.randomUUID().toString();
  }
}
