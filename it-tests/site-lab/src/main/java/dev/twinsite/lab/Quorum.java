package dev.twinsite.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** How the three voters of the lab find each other: by a way of its own for each pair. */
final class Quorum {

  private Quorum() {}

  /** What the voter of a place is told about the quorum. */
  static Map<String, String> environment(Place own, PortPlan ports, Secrets secrets) {
    return Map.of(
        "TWINSITE_QUORUM_VOTERS",
        list(List.of(Place.values()), ports::voter),
        "TWINSITE_QUORUM_ROUTES",
        list(own.others(), other -> ports.wanToVoter(own, other)),
        "TWINSITE_QUORUM_SECRET",
        secrets.secret("quorum-secret"));
  }

  private static String list(Iterable<Place> places, ToIntFunction<Place> port) {
    StringBuilder list = new StringBuilder();
    for (Place place : places) {
      list.append(list.isEmpty() ? "" : ",");
      list.append(voter(place)).append("=127.0.0.1:").append(port.applyAsInt(place));
    }
    return list.toString();
  }

  static String voter(Place place) {
    return place == Place.WITNESS ? place.toString() : place + "-ops";
  }

  /** Opens the ways between the voters, and those by which the witness looks at the sites. */
  static void openWan(WanEmulator wan, PortPlan ports, int nodesPerSite) {
    for (Place from : Place.values()) {
      for (Place to : from.others()) {
        wan.open(ports.wanToVoter(from, to), from, to, local(ports.voter(to)));
      }
    }
    for (Place site : Place.SITES) {
      wan.open(ports.witnessToOperations(site), Place.WITNESS, site, local(ports.operations(site)));
      for (int index = 1; index <= nodesPerSite; index++) {
        wan.open(
            ports.witnessToApplication(site, index),
            Place.WITNESS,
            site,
            local(ports.application(site, index)));
      }
    }
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
