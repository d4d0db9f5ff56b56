package dev.twinsite.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that moves on by a millisecond each time somebody looks at it. */
final class TickingWall implements InstantSource {

  private Instant now;

  TickingWall(Instant start) {
    now = start;
  }

  void turnBackMillis(long millis) {
    now = now.minusMillis(millis);
  }

  @Override
  public Instant instant() {
    now = now.plus(Duration.ofMillis(1));
    return now;
  }
}
