package dev.twinsite.simulator;

import dev.twinsite.replication.engine.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a node sends to the other site. It keeps less than the real cache does: a batch may arrive
 * although its put has failed, or not although it has returned.
 */
final class NodeTransport implements Transport {

  private final World world;
  private final SimulatedSite home;
  private final Node node;

  NodeTransport(World world, SimulatedSite home, Node node) {
    this.world = world;
    this.home = home;
    this.node = node;
  }

  @Override
  public void sendBatch(String name, byte[] bytes) throws IOException {
    SimulatedSite peer = world.peerOf(home);
    world.trace.add(node.name, "sends batch %s", shortened(name));
    world.network.send(home.place, peer.place, () -> arrive(peer, name, bytes));
    boolean answered = world.network.isOpen(peer.place, home.place);
    if (!world.network.isOpen(home.place, peer.place) || !answered || world.dice.chance(3)) {
      throw new IOException("the put has failed");
    }
  }

  private void arrive(SimulatedSite peer, String name, byte[] bytes) {
    atAnyNode(
        peer,
        there -> {
          world.trace.add(there.name, "gets batch %s", shortened(name));
          there.engine().batch(world.bugs.arriving(bytes, peer));
        });
  }

  @Override
  public void sendReceipt(String name, byte[] bytes) {
    SimulatedSite peer = world.peerOf(home);
    world.network.send(
        home.place,
        peer.place,
        () ->
            atAnyNode(
                peer,
                there -> {
                  world.trace.add(there.name, "gets the receipt for %s", shortened(name));
                  there.engine().receipt(bytes);
                }));
  }

  private void atAnyNode(SimulatedSite site, Consumer<Node> arrival) {
    List<Node> up = site.nodes().stream().filter(Node::isUp).toList();
    Optional<Node> chosen = up.isEmpty() ? Optional.empty() : Optional.of(world.dice.oneOf(up));
    chosen.ifPresent(there -> there.task().now(() -> arrival.accept(there)));
  }

  @Override
  public void nudge() {
    for (Node other : home.nodes()) {
      if (other != node && other.isUp()) {
        other.task().in(world.dice.nanosBetween(100_000, 1_000_000), other.engine()::nudged);
      }
    }
  }

  @Override
  public void listen(Receiver taking) {
    // what arrives is given to whichever node is there
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("a process is killed");
  }

  private static String shortened(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
