package dev.twinsite.client;

import java.net.URI;

/**
 * A server that can be called.
 *
 * @param site the site it belongs to, as far as the caller knows
 */
record Node(String site, URI base) {

  Node {
    String text = base.toString();
    base = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
  }

  @Override
  public String toString() {
    return site + " (" + base + ")";
  }
}
