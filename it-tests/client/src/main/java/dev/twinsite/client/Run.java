package dev.twinsite.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command to the sites under way, or its history.
 *
 * @param state {@code RUNNING}, {@code COMPLETED}, …
 * @param steps null if it is no run, but waits for a second person
 * @param detail how it ended, in words
 */
public record Run(
    String id,
    @Nullable String state,
    @Nullable List<Step> steps,
    @Nullable String startedBy,
    @Nullable Instant endedAt,
    @Nullable String verdict,
    @Nullable String detail) {

  /** One step of it. */
  public record Step(
      String name,
      @Nullable String state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String detail) {}
}
