package dev.twinsite.app;

import dev.twinsite.site.SiteName;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where this node stands.
 *
 * @param site the site it belongs to ({@code twinsite.site})
 * @param peer the other site ({@code twinsite.peer})
 * @param node its own name ({@code twinsite.node}), 1 to 64 letters, digits, dots or hyphens
 * @param alternates where the application of the other site answers ({@code twinsite.alternates}),
 *     told to callers whom this node cannot serve; may be empty
 */
public record SiteConfiguration(SiteName site, SiteName peer, String node, List<URI> alternates) {

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");

  /**
   * @throws ConfigurationException if both sites have one name, or the node's name is malformed
   */
  public SiteConfiguration {
    alternates = List.copyOf(alternates);
    if (site.equals(peer)) {
      throw new ConfigurationException(
          "TWINSITE_PEER='" + peer + "' must name the other site, not this one.");
    }
    if (!NODE.matcher(node).matches()) {
      throw new ConfigurationException(
          "TWINSITE_NODE='" + node + "' is not 1 to 64 letters, digits, dots or hyphens.");
    }
  }

  /**
   * @throws ConfigurationException naming the variable that is missing or wrong
   */
  public static SiteConfiguration read(Settings settings) {
    return new SiteConfiguration(
        settings.required("twinsite.site", "the name of this site, such as pangyo", SiteName::new),
        settings.required("twinsite.peer", "the name of the other site", SiteName::new),
        settings.required("twinsite.node", "this node's name, such as pangyo-1", text -> text),
        settings.optional(
            "twinsite.alternates",
            "a comma-separated list of http URLs",
            SiteConfiguration::urls,
            List.of()));
  }

  private static List<URI> urls(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).map(SiteConfiguration::url).toList();
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("'" + text + "' is not an http URL");
    }
    return url;
  }
}
