package dev.twinsite.lab;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The long way between the places: what crosses it takes half a round trip in each direction, and a
 * direction that is cut swallows everything without a word until it heals.
 *
 * <p>A port of the emulator leads from one place to one server of another. Bytes are never lost or
 * reordered: what a cut holds goes on when the cut heals, as retransmitted segments would.
 */
final class WanEmulator implements AutoCloseable {
  private final Map<Place, Map<Place, WanDirection>> directions = new EnumMap<>(Place.class);
  private final List<WanPort> ports = new ArrayList<>();
  private volatile Duration roundTrip = Duration.ZERO;

  WanEmulator() {
    for (Place from : Place.values()) {
      directions.put(from, new EnumMap<>(Place.class));
      for (Place to : Place.values()) {
        directions.get(from).put(to, new WanDirection());
      }
    }
  }

  /**
   * Opens a port on the loopback address.
   *
   * @param listen the port, 1 to 65535
   * @param from whose connections arrive there
   * @param to where the server stands
   * @param server what they lead to
   */
  synchronized void open(int listen, Place from, Place to, InetSocketAddress server) {
    ports.add(new WanPort(listen, direction(from, to), direction(to, from), server));
  }

  /** The round trip between all places, from now on. */
  void roundTrip(Duration roundTrip) {
    this.roundTrip = roundTrip;
    all().forEach(direction -> direction.delay(roundTrip.dividedBy(2)));
  }

  Duration roundTrip() {
    return roundTrip;
  }

  static void requireLink(Place from, Place to) {
    if (from == to) {
      throw LabException.misused("There is no link from " + from + " to itself.");
    }
  }

  void cut(Place from, Place to) {
    requireLink(from, to);
    direction(from, to).cut();
  }

  void heal() {
    all().forEach(WanDirection::heal);
  }

  /** The directions that are cut, each as {@code from-to}. */
  List<String> cuts() {
    List<String> cuts = new ArrayList<>();
    for (Place from : Place.values()) {
      for (Place to : Place.values()) {
        if (direction(from, to).isCut()) {
          cuts.add(from + "-" + to);
        }
      }
    }
    return cuts;
  }

  @Override
  public synchronized void close() {
    ports.forEach(WanPort::close);
    ports.clear();
  }

  private WanDirection direction(Place from, Place to) {
    return directions.get(from).get(to);
  }

  private List<WanDirection> all() {
    return directions.values().stream().flatMap(to -> to.values().stream()).toList();
  }
}
