package dev.twinsite.ops.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/**
 * What browsers are told for the safety of who uses them: a page loads nothing from elsewhere and
 * is framed by nobody, and no other page may call this server but the console of the other site,
 * which takes over when that site's server dies. Nobody is logged in by a cookie, so no page can
 * act in somebody's name without their token.
 */
final class Browsers {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  /** How a browser calls a request of a page of this server, and one that no page has made. */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private Browsers() {}

  /**
   * Sets the headers of an answer.
   *
   * @param peerConsole scheme, host and port of the other site's console
   */
  static void protect(
      HttpServletRequest request, HttpServletResponse response, Optional<String> peerConsole) {
    response.setHeader("Content-Security-Policy", policy(peerConsole.orElse("")));
    // Every release gives its files the same time, so a browser could not tell an old one by that.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    peerConsole
        .filter(origin -> origin.equals(request.getHeader("Origin")))
        .ifPresent(origin -> admit(response, origin));
  }

  /** Whether a browser asks beforehand whether it may call; the headers are the answer. */
  static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /**
   * Whether a page of somebody else wants something to be done. Tokens are out of its reach, so it
   * could do nothing; it is refused nevertheless, whatever it shows. Programs send no origin.
   */
  static boolean isForeign(HttpServletRequest request, Optional<String> peerConsole) {
    String origin = request.getHeader("Origin");
    String relation = request.getHeader("Sec-Fetch-Site");
    if (LOOKING.contains(request.getMethod())
        || peerConsole.filter(o -> o.equals(origin)).isPresent()) {
      return false;
    }
    return relation == null
        ? origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"))
        : !OWN.contains(relation);
  }

  private static String policy(String peer) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
        + (" 'self' " + peer).stripTrailing()
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static void admit(HttpServletResponse response, String origin) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Vary", "Origin");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH");
    response.setHeader(
        "Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
    response.setHeader("Access-Control-Max-Age", "600");
  }
}
