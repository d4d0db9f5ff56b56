package dev.twinsite.app.edge;

import dev.twinsite.app.WebOrigins;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.ArrayList;

/**
 * What a browser may do with what this node has served: run its own scripts and styles, and connect
 * to the two sites; nothing written into the page, and nothing from elsewhere.
 */
final class PageRules {

  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString CONTENT_TYPE_OPTIONS = new HttpString("X-Content-Type-Options");
  private static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");

  private final String policy;

  PageRules(WebOrigins origins) {
    this.policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src " + String.join(" ", connectSources(origins)),
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
  }

  private static Iterable<String> connectSources(WebOrigins origins) {
    var sources = new ArrayList<String>();
    sources.add("'self'");
    sources.addAll(origins.connectSources());
    return sources;
  }

  /**
   * Sets the rules for an answer.
   *
   * @param isPage whether it is a file of the web client, which a browser may keep if it asks each
   *     time whether it has changed; answers of the API are not kept
   */
  void mark(HeaderMap headers, boolean isPage) {
    headers.put(POLICY, policy);
    headers.put(CONTENT_TYPE_OPTIONS, "nosniff");
    headers.put(REFERRER_POLICY, "no-referrer");
    headers.put(Headers.CACHE_CONTROL, isPage ? "no-cache" : "no-store");
  }
}
