package dev.twinsite.simulator;

import java.time.Duration;

/** A running process: one life of a node, of an ops server, or of the witness. */
final class Task {

  private final World world;
  private final Place place;
  private final Runnable afterwards;
  private boolean dead;

  /**
   * @param afterwards is run after each piece of work
   */
  Task(World world, Place place, Runnable afterwards) {
    this.world = world;
    this.place = place;
    this.afterwards = afterwards;
  }

  boolean isDead() {
    return dead;
  }

  void kill() {
    dead = true;
  }

  /** Does something later, unless this process is dead by then. */
  void in(Duration delay, Runnable work) {
    world.time.in(delay, () -> now(work));
  }

  void in(long nanos, Runnable work) {
    world.time.in(nanos, () -> now(work));
  }

  /** Does something again and again. */
  void every(Duration period, Runnable work) {
    in(
        period,
        () -> {
          every(period, work);
          work.run();
        });
  }

  /** Does something now, or when this place wakes up, or never. */
  void now(Runnable work) {
    if (dead) {
      return;
    }
    if (place.isStill()) {
      place.await(() -> now(work));
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!PowerCut.isIn(e)) {
        world.violated("nothing fails by itself, but at " + place + ": " + e, e);
      }
    }
    afterwards.run();
  }
}
