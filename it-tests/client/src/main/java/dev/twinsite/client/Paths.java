package dev.twinsite.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts as parts of a URL. */
final class Paths {

  private Paths() {}

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The query of one page of a list. */
  static String page(Optional<String> before, int limit) {
    return "?limit=" + limit + before.map(place -> "&before=" + segment(place)).orElse("");
  }
}
