package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new since a cursor.
 *
 * @param cursor where to continue, at either site
 */
public record Events(List<Event> events, String cursor) {

  public Events {
    events = List.copyOf(events);
  }

  /**
   * One fact.
   *
   * @param id of the fact; several events can speak of one id
   * @param roomId the room it belongs to; null if it belongs to none
   * @param origin the site where it happened
   * @param data what the type says
   */
  public record Event(
      String type,
      String id,
      @Nullable String roomId,
      @Nullable String origin,
      @Nullable Instant at,
      @Nullable JsonNode data) {}
}
