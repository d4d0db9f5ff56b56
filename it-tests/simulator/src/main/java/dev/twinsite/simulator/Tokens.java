package dev.twinsite.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * People who take tokens back, at either site, and what a node that starts must know of it: a token
 * that was taken back at the other site before the node started is never good here again, not even
 * once.
 */
final class Tokens {

  private static final Instant EXPIRY = Instant.ofEpochMilli(2_000_000_000_000L);

  /**
   * A token that was taken back.
   *
   * @param disk on which it is written: if it is gone, so may be what only one site had
   */
  private record Revoked(String token, SimulatedSite site, int disk, long at) {}

  private final World world;
  private final List<Revoked> revoked = new ArrayList<>();
  private boolean resting;

  Tokens(World world) {
    this.world = world;
  }

  /** Goes on until {@link #rest}. */
  void go() {
    if (!resting) {
      SimulatedSite site = world.dice.oneOf(world.sites());
      UUID token = world.dice.id();
      site.anyNode().ifPresent(node -> node.task().now(() -> revoke(token, site, node)));
      world.time.in(world.dice.nanosBetween(50_000_000, 800_000_000), this::go);
    }
  }

  void rest() {
    resting = true;
  }

  private void revoke(UUID token, SimulatedSite site, Node node) {
    Node.Answer<String> answer =
        node.ask(() -> node.useCases().revoke.token(token.toString(), EXPIRY));
    if (answer.accepted().isPresent()) {
      world.trace.add(node.name, "takes back token %s", token);
      revoked.add(new Revoked(token.toString(), site, site.generation(), world.time.now()));
    }
  }

  /** A node that started then serves from now on. */
  void opens(SimulatedSite site, Node node, long startedAt) {
    if (site.isRegent()) {
      return;
    }
    revoked.stream()
        .filter(one -> one.site != site && one.at < startedAt)
        .filter(one -> isForgotten(one, site))
        .findFirst()
        .ifPresent(
            one ->
                world.violated(
                    "%s opens and accepts token %s, which %s had taken back %d ms before it started"
                        .formatted(
                            node.name,
                            one.token,
                            one.site,
                            Duration.ofNanos(startedAt - one.at).toMillis())));
  }

  /** In the end every token that was taken back is so everywhere. */
  void finish() {
    for (SimulatedSite site : world.sites()) {
      revoked.stream()
          .filter(one -> isForgotten(one, site))
          .findFirst()
          .ifPresent(one -> world.violated(one + " is still good at " + site));
    }
  }

  private static boolean isForgotten(Revoked one, SimulatedSite site) {
    boolean written = one.disk == one.site.generation();
    return written && !site.disk().revocations.isRevoked(one.token);
  }
}
