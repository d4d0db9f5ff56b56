package dev.twinsite.replication;

import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A reader's place in the journals of all sites at once. It means the same at every site, because
 * the events of one origin stand in the same order everywhere. A site that is missing stands for
 * {@link Position#START}.
 */
public record Cursor(Map<SiteName, Position> positions) {

  /** The place before everything. */
  public static final Cursor START = new Cursor(Map.of());

  public Cursor {
    positions = Map.copyOf(positions);
  }

  /** How far this reader has come in the journal of a site. */
  public Position of(SiteName site) {
    return positions.getOrDefault(site, Position.START);
  }

  /** The place after an event that has just been read. */
  public Cursor after(SiteName origin, Position position) {
    var next = new TreeMap<>(positions);
    next.merge(origin, position, (known, read) -> read.isAfter(known) ? read : known);
    return new Cursor(next);
  }

  /** Whatever lies up to this place or the other one. */
  public Cursor join(Cursor other) {
    Cursor joined = this;
    for (var place : other.positions.entrySet()) {
      joined = joined.after(place.getKey(), place.getValue());
    }
    return joined;
  }

  /** Whether everything up to the other place is also up to this one. */
  public boolean covers(Cursor other) {
    return other.positions.entrySet().stream()
        .allMatch(place -> of(place.getKey()).covers(place.getValue()));
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Cursor parse(String text) {
    SortedMap<SiteName, Position> positions = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        String[] pair = part.split(":", -1);
        if (pair.length != 2) {
          throw new IllegalArgumentException(
              "cursor '" + text + "' is not 'site:incarnation/number,…'");
        }
        positions.put(new SiteName(pair[0]), Position.parse(pair[1]));
      }
    }
    return new Cursor(positions);
  }

  /** For example {@code ansan:1/12,pangyo:1/4711}. */
  @Override
  public String toString() {
    return new TreeMap<>(positions)
        .entrySet().stream()
            .map(place -> place.getKey() + ":" + place.getValue())
            .collect(Collectors.joining(","));
  }
}
