package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far both journals are held, by one position for each site. Two sites under traffic are never
 * equal; at a place that both have passed they are.
 *
 * @param positions by the name of the site whose journal it is, as {@code incarnation/number}
 */
public record Place(Map<String, String> positions) {

  public Place {
    positions = Map.copyOf(positions);
  }

  /** Where a site stands by its own word. */
  static Place of(JsonNode status) {
    Map<String, String> positions = new TreeMap<>();
    status
        .path("positions")
        .fields()
        .forEachRemaining(each -> positions.put(each.getKey(), each.getValue().asText()));
    return new Place(positions);
  }

  /** Whether everything up to the other place is also held here. */
  public boolean hasPassed(Place other) {
    return other.positions.entrySet().stream()
        .allMatch(each -> here(each.getKey()).compareTo(Position.of(each.getValue())) >= 0);
  }

  /** The form that {@code site/digest?at=} takes. */
  public String at() {
    return new TreeMap<>(positions)
        .entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(","));
  }

  private Position here(String site) {
    return Position.of(positions.getOrDefault(site, ""));
  }

  @Override
  public String toString() {
    return at();
  }
}
