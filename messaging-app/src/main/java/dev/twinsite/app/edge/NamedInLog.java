package dev.twinsite.app.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ThreadSetupHandler;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Puts the name of the request into every log line of a thread of the server's that serves it. */
final class NamedInLog implements ThreadSetupHandler {

  @Override
  public <T, C> Action<T, C> create(Action<T, C> action) {
    return (exchange, context) -> {
      Optional<String> id = Optional.ofNullable(exchange).flatMap(RequestId::of);
      return id.isPresent()
          ? call(action, exchange, context, id.get())
          : action.call(exchange, context);
    };
  }

  private static <T, C> T call(
      Action<T, C> action, @Nullable HttpServerExchange exchange, C context, String id)
      throws Exception {
    Object before = MDC.get(RequestId.LOG_KEY);
    MDC.put(RequestId.LOG_KEY, id);
    try {
      return action.call(exchange, context);
    } finally {
      RequestId.restore(before);
    }
  }
}
