package dev.twinsite.app;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The origins of the pages that may call this node from a browser, beside those that it has served
 * itself: those of the other site, so that a page which that site has served can go on here while
 * its own site is dead, and those that {@code twinsite.origins} adds, such as the name of a load
 * balancer.
 *
 * @param allowed in the form of the header {@code Origin}
 */
public record WebOrigins(Set<String> allowed) {

  public WebOrigins {
    allowed = Set.copyOf(allowed);
  }

  /**
   * @throws ConfigurationException if {@code twinsite.origins} names no origin
   */
  public static WebOrigins read(Settings settings, SiteConfiguration site) {
    List<URI> further =
        settings.optional(
            "twinsite.origins",
            "a comma-separated list of origins such as https://chat.example",
            WebOrigins::origins,
            List.of());
    return new WebOrigins(
        Stream.concat(site.alternates().stream(), further.stream())
            .map(WebOrigins::written)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static List<URI> origins(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).map(WebOrigins::parsed).toList();
  }

  private static URI parsed(String text) {
    return read(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an origin"));
  }

  /**
   * Whether a page from there may open a socket here. A browser lets every page open sockets to
   * everywhere and says only which page it is. Programs have no page and say nothing.
   *
   * @param origin the header of that name, absent from programs
   * @param host the header of that name: where the socket is opened
   */
  public boolean allow(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    Optional<URI> page = read(origin);
    return page.isPresent() && (allowed.contains(written(page.get())) || isAt(page.get(), host));
  }

  /** The host does not say its scheme, so what it leaves out is taken from the page's. */
  private static boolean isAt(URI page, @Nullable String host) {
    return host != null
        && read(page.getScheme() + "://" + host)
            .filter(here -> written(here).equals(written(page)))
            .isPresent();
  }

  private static Optional<URI> read(String text) {
    try {
      URI url = URI.create(text);
      boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return isWeb && url.getHost() != null && url.getRawPath().isEmpty()
          ? Optional.of(url)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As a browser writes it: without the port that goes without saying. */
  private static String written(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean isUsual = url.getPort() < 0 || url.getPort() == usual;
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + (isUsual ? "" : ":" + url.getPort());
  }

  /**
   * Where a page of this node may connect to beside the node itself, as sources of a content
   * security policy, in order.
   */
  public Set<String> connectSources() {
    var sources = new TreeSet<String>();
    for (String origin : allowed) {
      sources.add(origin);
      sources.add(origin.replaceFirst("^http", "ws"));
    }
    return sources;
  }
}
