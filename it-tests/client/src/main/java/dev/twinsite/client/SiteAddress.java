package dev.twinsite.client;

import java.net.URI;
import java.util.List;

/**
 * Where a site is called: its name and the base URLs of its application nodes, such as {@code
 * http://127.0.0.1:8080}. The first node is tried first.
 */
public record SiteAddress(String site, List<URI> nodes) {

  /**
   * @throws IllegalArgumentException if the site has no node or a URL is not absolute
   */
  public SiteAddress {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("site '" + site + "' has no node");
    }
    for (URI node : nodes) {
      if (!node.isAbsolute()) {
        throw new IllegalArgumentException("node URL '" + node + "' is not absolute");
      }
    }
    nodes = List.copyOf(nodes);
  }

  /** A site with one node. */
  public static SiteAddress of(String site, String url) {
    return new SiteAddress(site, List.of(URI.create(url)));
  }
}
