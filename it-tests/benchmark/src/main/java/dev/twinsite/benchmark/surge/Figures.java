package dev.twinsite.benchmark.surge;

import dev.twinsite.lab.LabStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Counts by the name of what they belong to, in an order for people. */
final class Figures {

  private Figures() {}

  /** One for each site. */
  static Map<String, Long> ofEach(LabStatus status, ToLongFunction<LabStatus.Site> figure) {
    Map<String, Long> figures = new LinkedHashMap<>();
    status.sites().forEach(site -> figures.put(site.name(), figure.applyAsLong(site)));
    return figures;
  }

  static boolean areAllZero(Map<String, Long> figures) {
    return figures.values().stream().allMatch(figure -> figure == 0);
  }

  static String text(Map<String, Long> figures) {
    return figures.entrySet().stream()
        .map(figure -> figure.getValue() + " " + figure.getKey())
        .collect(Collectors.joining(", "));
  }
}
