package dev.twinsite.simulator;

import java.util.HashSet;
import java.util.Set;

/** The links between the places. Each direction can be cut by itself. */
final class Network {

  private record Way(Place from, Place to) {}

  private final World world;
  private final Set<Way> cut = new HashSet<>();
  private double lossPercent;
  private double repeatPercent;
  private double latePercent;

  Network(World world) {
    this.world = world;
  }

  /** How often what is sent gets lost, comes twice, or comes late; in percent. */
  void disturb(double loss, double repeat, double late) {
    lossPercent = loss;
    repeatPercent = repeat;
    latePercent = late;
  }

  void cut(Place from, Place to) {
    cut.add(new Way(from, to));
  }

  void mend(Place from, Place to) {
    cut.remove(new Way(from, to));
  }

  boolean isOpen(Place from, Place to) {
    return !cut.contains(new Way(from, to));
  }

  /** Sends something that arrives later, perhaps, and perhaps not only once. */
  void send(Place from, Place to, Runnable arrival) {
    if (!isOpen(from, to) || world.dice.chance(lossPercent)) {
      return;
    }
    deliver(from, to, arrival);
    if (world.dice.chance(repeatPercent)) {
      deliver(from, to, arrival);
    }
  }

  /** A link that is cut while something is under way loses it. */
  private void deliver(Place from, Place to, Runnable arrival) {
    boolean late = world.dice.chance(latePercent);
    long nanos =
        late
            ? world.dice.nanosBetween(20_000_000, 3_000_000_000L)
            : world.dice.nanosBetween(500_000, 5_000_000);
    world.time.in(
        nanos,
        () -> {
          if (isOpen(from, to)) {
            arrival.run();
          }
        });
  }
}
