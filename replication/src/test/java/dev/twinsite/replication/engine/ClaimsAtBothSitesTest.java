package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.ClaimTakenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The same thing claimed at both sites at once. Every order in which the two sites can take their
 * four steps is played, for both orders of the clocks and for equal clocks: exactly one claim is
 * posted, at both sites the same, and nobody ever sees two.
 */
class ClaimsAtBothSitesTest {

  private static final int STEPS = 4;

  private final TwoSites sites = TwoSites.admitted();
  private int scenario;

  @Test
  void exactlyOneClaimIsPostedWhateverTheInterleaving() throws Exception {
    sites.settle();
    try {
      for (List<TestSite> order : interleavings()) {
        for (int clocks : new int[] {-1, 0, 1}) {
          play(order, clocks, false);
        }
      }
    } finally {
      sites.close();
    }
  }

  @Test
  void exactlyOneClaimIsPostedAlsoWhenEverythingArrivesTwiceAndReceiptsGetLost() throws Exception {
    sites.settle();
    try {
      List<List<TestSite>> orders = interleavings();
      for (int i = 0; i < orders.size(); i += 4) {
        play(orders.get(i), i % 3 - 1, true);
      }
    } finally {
      sites.close();
    }
  }

  private void play(List<TestSite> order, int clocks, boolean troubled) {
    String claim = "transfer:" + scenario++;
    Map<String, UUID> claims = new TreeMap<>();
    Map<TestSite, Integer> steps = new java.util.HashMap<>();
    for (TestSite site : order) {
      long clock = site == sites.pangyo ? 100 : 100 + clocks;
      step(site, steps.merge(site, 1, Integer::sum), claim, clock, claims, troubled);
      checkNeverTwo(claims);
    }
    sites.settle();
    check(claims, winner(claims, clocks), order);
  }

  private void step(
      TestSite site, int step, String claim, long clock, Map<String, UUID> claims, boolean twice) {
    TestSite peer = sites.peerOf(site);
    switch (step) {
      case 1 -> claim(site, claim, clock, claims);
      case 2 -> site.publish();
      case 3 -> {
        peer.batches.forEach(batch -> repeat(twice, () -> site.take(batch)));
        peer.batches.clear();
      }
      default -> {
        if (!twice || clock % 2 == 0) {
          peer.receipts.forEach(receipt -> repeat(twice, () -> site.take(receipt)));
        }
        peer.receipts.clear();
      }
    }
  }

  private static void repeat(boolean twice, Runnable action) {
    action.run();
    if (twice) {
      action.run();
    }
  }

  private static void claim(TestSite site, String claim, long clock, Map<String, UUID> claims) {
    try {
      claims.put(site.name.value(), site.claim(claim, clock));
    } catch (ClaimTakenException e) {
      // the other site's claim has arrived already: the use case reads it and answers with it
    }
  }

  /** Claims that never met are decided by the rule; a claim that came too late was never made. */
  private static String winner(Map<String, UUID> claims, int clocks) {
    if (claims.size() == 1) {
      return claims.keySet().iterator().next();
    }
    return clocks > 0 ? "pangyo" : "ansan";
  }

  private void checkNeverTwo(Map<String, UUID> claims) {
    for (TestSite site : sites.both()) {
      Map<UUID, String> facts = site.facts();
      long live =
          claims.values().stream()
              .filter(id -> List.of("PENDING", "POSTED").contains(facts.getOrDefault(id, "")))
              .count();
      assertThat(live).as("live claims at %s", site.name).isLessThanOrEqualTo(1);
    }
  }

  private void check(Map<String, UUID> claims, String winner, List<TestSite> order) {
    String played = order.stream().map(site -> site.name.value()).collect(Collectors.joining(" "));
    for (TestSite site : sites.both()) {
      claims.forEach(
          (origin, id) ->
              assertThat(site.state(id))
                  .as("claim of %s at %s after %s", origin, site.name, played)
                  .isEqualTo(origin.equals(winner) ? "POSTED" : "SUPERSEDED"));
    }
    sites.checkSound();
  }

  private List<List<TestSite>> interleavings() {
    List<List<TestSite>> orders = new ArrayList<>();
    for (int bits = 0; bits < 1 << 2 * STEPS; bits++) {
      if (Integer.bitCount(bits) == STEPS) {
        List<TestSite> order = new ArrayList<>();
        for (int i = 0; i < 2 * STEPS; i++) {
          order.add((bits >> i & 1) == 1 ? sites.pangyo : sites.ansan);
        }
        orders.add(order);
      }
    }
    return orders;
  }
}
