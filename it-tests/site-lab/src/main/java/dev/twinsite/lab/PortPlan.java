package dev.twinsite.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where everything listens: one block of {@value #SIZE} ports that starts at the base port. The
 * whole block lies below 32768, where Linux starts to hand out ports to connections.
 */
record PortPlan(int base) {
  static final int SIZE = 500;
  static final int LOWEST = 1024;
  static final int HIGHEST = 32768 - SIZE;

  PortPlan {
    if (base < LOWEST || base > HIGHEST) {
      throw LabException.misused(
          "The base port must lie between "
              + LOWEST
              + " and "
              + HIGHEST
              + ", not at "
              + base
              + ".");
    }
  }

  /** HTTP of an application node; index 1 or 2. */
  int application(Place site, int index) {
    return base + 100 * site.ordinal() + 10 * (index - 1);
  }

  int operations(Place site) {
    return base + 200 + 100 * site.ordinal();
  }

  int database(Place site) {
    return base + 400 + site.ordinal();
  }

  /** The WAN emulator's port that leads to the ops server of this site. */
  int wanToOperations(Place site) {
    return base + 410 + site.ordinal();
  }

  /** The power controller of a site. */
  int redfish(Place site) {
    return operations(site) + 10;
  }

  /** The WAN emulator's port that leads to the power controller of this site. */
  int wanToRedfish(Place site) {
    return base + 412 + site.ordinal();
  }

  /** The WAN emulator's port that leads to the database of this site, to see that it has booted. */
  int wanToDatabase(Place site) {
    return base + 414 + site.ordinal();
  }

  /** The same for an application node; index 1 or 2. */
  int wanToApplication(Place site, int index) {
    return base + 416 + 2 * site.ordinal() + index - 1;
  }

  int management(Place site, int slot) {
    return slot(site, slot);
  }

  int transactionRecovery(Place site, int slot) {
    return slot(site, slot) + 1;
  }

  int transactionStatus(Place site, int slot) {
    return slot(site, slot) + 2;
  }

  /** The site's own channel of the application; one above it its failure detection listens. */
  int cluster(Place site, int slot) {
    return slot(site, slot) + 3;
  }

  /** Replication's channel in the site; one above it its failure detection listens. */
  int replication(Place site, int slot) {
    return slot(site, slot) + 5;
  }

  /** The bridge between the sites, as its server listens. */
  int bridge(Place site, int slot) {
    return slot(site, slot) + 7;
  }

  /** The bridge of this server as the other site reaches it: the WAN emulator. */
  int wanToBridge(Place site, int slot) {
    return slot(site, slot) + 8;
  }

  /** Slot 0 is the ops server, 1 and 2 are the application nodes. */
  private int slot(Place site, int slot) {
    return base + 420 + 30 * site.ordinal() + 10 * slot;
  }

  /** Where the voter of a place listens. */
  int voter(Place place) {
    return base + 480 + place.ordinal();
  }

  /** The WAN emulator's port that leads from one voter to another. */
  int wanToVoter(Place from, Place to) {
    return base + 483 + 2 * to.ordinal() + to.others().indexOf(from);
  }

  /** The WAN emulator's port by which the witness looks at the ops server of a site. */
  int witnessToOperations(Place site) {
    return base + 489 + site.ordinal();
  }

  /** The WAN emulator's port by which the witness looks at an application node; index 1 or 2. */
  int witnessToApplication(Place site, int index) {
    return base + 491 + 2 * site.ordinal() + index - 1;
  }

  /** Every port that a lab with so many application nodes in a site listens on. */
  List<Integer> used(int nodesPerSite) {
    List<Integer> ports = new ArrayList<>();
    for (Place site : Place.SITES) {
      ports.addAll(
          List.of(operations(site), database(site), wanToOperations(site), management(site, 0)));
      ports.addAll(List.of(redfish(site), wanToRedfish(site), wanToDatabase(site)));
      ports.add(witnessToOperations(site));
      for (int index = 1; index <= nodesPerSite; index++) {
        ports.add(application(site, index));
        ports.add(wanToApplication(site, index));
        ports.add(witnessToApplication(site, index));
        for (int port = slot(site, index); port <= wanToBridge(site, index); port++) {
          ports.add(port);
        }
      }
    }
    for (Place place : Place.values()) {
      ports.add(voter(place));
      place.others().forEach(other -> ports.add(wanToVoter(other, place)));
    }
    return ports;
  }

  /**
   * Refuses if somebody listens on a port of this lab.
   *
   * @throws LabException that names the port and says what to do
   */
  void requireFree(int nodesPerSite) {
    for (int port : used(nodesPerSite)) {
      if (!isFree(port)) {
        throw LabException.failed(
            "Port "
                + port
                + " is taken by another program; stop it, or choose another block with --base-port.");
      }
    }
  }

  /** A plan whose whole block is free at this moment, chosen at random above 10000. */
  static PortPlan free() {
    for (int attempt = 0; attempt < 100; attempt++) {
      PortPlan plan = new PortPlan(ThreadLocalRandom.current().nextInt(10_000, HIGHEST));
      if (plan.isWholeBlockFree()) {
        return plan;
      }
    }
    throw LabException.failed("No free block of " + SIZE + " ports was found below 32768.");
  }

  private boolean isWholeBlockFree() {
    for (int port = base; port < base + SIZE; port++) {
      if (!canListen(port)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nobody listens there, neither on the loopback address nor on all addresses. */
  static boolean isFree(int port) {
    return canListen(port) && !answers(port);
  }

  private static boolean canListen(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return socket.getLocalPort() != port;
    } catch (IOException e) {
      return false;
    }
  }
}
