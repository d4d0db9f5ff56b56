package dev.twinsite.app.edge;

import dev.twinsite.app.WebOrigins;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Optional;

/**
 * What pages of other origins may ask and read (CORS). A page that is not allowed is told nothing,
 * and its browser keeps the answer from it.
 *
 * <p>A caller is known by its token alone, never by a cookie, so no credentials are allowed.
 */
final class CrossOrigin {

  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
  private static final String SENT = "Authorization, Content-Type, X-Request-Id";
  private static final String ANSWERED = "X-Site, X-Node, X-Durability, X-Request-Id, Retry-After";
  private static final String REMEMBERED_SECONDS = "600";

  private final WebOrigins origins;

  CrossOrigin(WebOrigins origins) {
    this.origins = origins;
  }

  /** Lets an allowed page read the answer. */
  void mark(HttpServerExchange exchange) {
    HeaderMap answer = exchange.getResponseHeaders();
    answer.add(Headers.VARY, Headers.ORIGIN_STRING);
    asked(exchange)
        .filter(origins.allowed()::contains)
        .ifPresent(
            origin -> {
              answer.put(ALLOW_ORIGIN, origin);
              answer.put(EXPOSE_HEADERS, ANSWERED);
            });
  }

  /** Whether a browser asks only what it may ask. */
  static boolean isPreflight(HttpServerExchange exchange) {
    return exchange.getRequestMethod().equals(Methods.OPTIONS)
        && exchange.getRequestHeaders().contains(REQUEST_METHOD)
        && asked(exchange).isPresent();
  }

  /** Says what a page may ask; one that is not allowed learns nothing by it. */
  void answerPreflight(HttpServerExchange exchange) {
    if (asked(exchange).filter(origins.allowed()::contains).isPresent()) {
      HeaderMap answer = exchange.getResponseHeaders();
      answer.put(ALLOW_METHODS, METHODS);
      answer.put(ALLOW_HEADERS, SENT);
      answer.put(MAX_AGE, REMEMBERED_SECONDS);
    }
    exchange.setStatusCode(204).endExchange();
  }

  private static Optional<String> asked(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.ORIGIN));
  }
}
