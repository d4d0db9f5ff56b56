package dev.twinsite.app.edge;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.WebOrigins;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemJson;
import dev.twinsite.app.problem.ProblemType;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.URLDecodingHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Sees every request before authentication does. It names site, node and request in every answer,
 * says what a browser may do with it, decodes what the listener has left encoded, refuses bodies
 * that are announced as too large, answers 503 while the door is shut, and 429 when more is to be
 * written than the node can do at a time.
 */
final class EdgeHandler implements HttpHandler {

  private static final HttpString X_SITE = new HttpString("X-Site");
  private static final HttpString X_NODE = new HttpString("X-Node");
  private static final String API = "/api/v1/";

  /*
   * A listener that decodes by itself answers what it cannot decode with a bare 400, before any
   * handler; the servers of a site are therefore configured not to. This does nothing elsewhere.
   * What is no HTTP at all, such as a blank in a path, still gets the listener's bare 400.
   */
  private static final HttpHandler DECODING =
      new URLDecodingHandler(exchange -> {}, StandardCharsets.UTF_8.name());

  private static final Problem TOO_MANY =
      Problem.of(
          ProblemType.TOO_MANY_REQUESTS, "this node has as much to write as it can do at a time");

  private final HttpHandler next;
  private final SiteConfiguration site;
  private final Door door;
  private final Turnstile writes;
  private final Traffic traffic;
  private final CrossOrigin crossOrigin;
  private final PageRules rules;

  EdgeHandler(
      HttpHandler next,
      SiteConfiguration site,
      WebOrigins origins,
      Door door,
      Turnstile writes,
      Traffic traffic) {
    this.next = next;
    this.site = site;
    this.door = door;
    this.writes = writes;
    this.traffic = traffic;
    this.crossOrigin = new CrossOrigin(origins);
    this.rules = new PageRules(origins);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    nameUs(exchange.getResponseHeaders());
    markForBrowsers(exchange);
    RequestId.assign(exchange);
    tellWhenAnswered(exchange);
    exchange.addDefaultResponseListener(EdgeHandler::saysWhy);
    Optional<Problem> refusal = refusal(exchange);
    if (CrossOrigin.isPreflight(exchange)) {
      crossOrigin.answerPreflight(exchange);
    } else if (refusal.isPresent()) {
      answer(exchange, refusal.get());
    } else if (isRead(exchange.getRequestMethod())) {
      next.handleRequest(exchange);
    } else if (writes.enter()) {
      exchange.addExchangeCompleteListener(this::leave);
      next.handleRequest(exchange);
    } else {
      answer(exchange, TOO_MANY);
    }
  }

  private void tellWhenAnswered(HttpServerExchange exchange) {
    long begin = System.nanoTime();
    exchange.addExchangeCompleteListener(
        (answered, others) -> {
          traffic.answered(
              ResourceNames.of(answered.getRelativePath()),
              ResourceNames.ofMethod(answered.getRequestMethod().toString()),
              answered.getStatusCode(),
              Duration.ofNanos(System.nanoTime() - begin));
          others.proceed();
        });
  }

  private void leave(HttpServerExchange exchange, ExchangeCompletionListener.NextListener others) {
    writes.leave();
    others.proceed();
  }

  private static boolean isRead(HttpString method) {
    return method.equals(Methods.GET)
        || method.equals(Methods.HEAD)
        || method.equals(Methods.OPTIONS);
  }

  private void nameUs(HeaderMap headers) {
    headers.put(X_SITE, site.site().value());
    headers.put(X_NODE, site.node());
  }

  private void markForBrowsers(HttpServerExchange exchange) {
    boolean isApi = exchange.getRelativePath().startsWith(API);
    rules.mark(exchange.getResponseHeaders(), !isApi);
    if (isApi) {
      crossOrigin.mark(exchange);
    }
  }

  private Optional<Problem> refusal(HttpServerExchange exchange) throws Exception {
    if (!isDecoded(exchange)) {
      return Optional.of(Problem.of(ProblemType.MALFORMED, "the URL is not well percent-encoded"));
    }
    if (exchange.getRequestMethod().equals(Methods.TRACE)) {
      return Optional.of(ErrorPage.problem(StatusCodes.METHOD_NOT_ALLOWED));
    }
    if (exchange.getRequestContentLength() > BodyLimit.MAX_BYTES) {
      return Optional.of(BodyLimit.exceeded());
    }
    return servesAlways(exchange.getRelativePath())
        ? Optional.empty()
        : door.closedBecause().map(why -> Closed.problem(why, site));
  }

  /** Gives a refusal that nobody has said a word about the form of every other problem. */
  private static boolean saysWhy(HttpServerExchange exchange) {
    boolean isBare = exchange.getStatusCode() >= 400 && !exchange.isResponseStarted();
    if (isBare) {
      answer(exchange, ErrorPage.problem(exchange.getStatusCode()));
    }
    return isBare;
  }

  private static boolean isDecoded(HttpServerExchange exchange) throws Exception {
    try {
      DECODING.handleRequest(exchange);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Problem named(HttpServerExchange exchange, Problem problem) {
    return RequestId.of(exchange).map(id -> problem.with(Problem.REQUEST_ID, id)).orElse(problem);
  }

  /** What operators and load balancers ask is answered also behind a shut door. */
  private static boolean servesAlways(String path) {
    return !path.startsWith(API) || path.equals(API + "site") || path.startsWith(API + "site/");
  }

  private static void answer(HttpServerExchange exchange, Problem problem) {
    exchange.setStatusCode(problem.status());
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (problem.type() == ProblemType.NOT_NOW || problem == TOO_MANY) {
      headers.put(Headers.RETRY_AFTER, Closed.RETRY_AFTER_SECONDS);
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(ProblemJson.bytes(named(exchange, problem))));
  }
}
