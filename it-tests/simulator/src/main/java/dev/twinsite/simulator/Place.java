package dev.twinsite.simulator;

import java.util.ArrayList;
import java.util.List;

/** Where processes run: a site, or the room of the witness. All of it can stand still at once. */
final class Place {

  final String name;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean still;

  Place(String name) {
    this.name = name;
  }

  boolean isStill() {
    return still;
  }

  /** Nothing happens here until {@link #wake}; what should have happened waits. */
  void pause() {
    still = true;
  }

  /** Everything that should have happened happens now, in its order. */
  void wake() {
    still = false;
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  void await(Runnable action) {
    waiting.add(action);
  }

  @Override
  public String toString() {
    return name;
  }
}
