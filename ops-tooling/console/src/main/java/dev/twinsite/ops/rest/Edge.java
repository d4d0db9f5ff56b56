package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsConfig;
import dev.twinsite.ops.OpsServer;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * What holds for every request, also for those that no resource answers: the headers that name
 * site, node and request, the limit of a body, and the refusal of a server that is not configured.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class Edge extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final long LARGEST_BODY = 64 * 1024;

  @Inject transient Console console;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = RequestId.of(request);
    response.setHeader(RequestId.HEADER, id);
    RequestId.begin(id);
    try {
      filter(request, response, chain);
    } finally {
      RequestId.end();
    }
  }

  private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<OpsConfig> config = console.server().map(OpsServer::config);
    response.setHeader("X-Site", config.map(c -> c.site().value()).orElse("unknown"));
    response.setHeader("X-Node", config.map(OpsConfig::node).orElse("unknown"));
    response.setHeader("X-Content-Type-Options", "nosniff");
    Optional<String> peer = config.flatMap(c -> c.desk().peerConsole()).map(URI::toString);
    Browsers.protect(request, response, peer);
    if (Browsers.isPreflight(request)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (Browsers.isForeign(request, peer)) {
      answer(response, Problem.of(403, "foreign-origin", "a page of another server asked for it"));
    } else if (config.isEmpty()) {
      answer(response, Problem.of(503, "not-configured", console.obstacle()));
    } else if (request.getContentLengthLong() > LARGEST_BODY) {
      answer(response, Problem.ofStatus(413));
    } else {
      chain.doFilter(new BoundedRequest(request, LARGEST_BODY), response);
    }
  }

  static void answer(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = problem.toJson();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
