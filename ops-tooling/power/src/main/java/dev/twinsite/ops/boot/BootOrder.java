package dev.twinsite.ops.boot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the wave of each server of a graph, deepest needs first. */
final class BootOrder {

  private final Map<String, InventoryServer> servers;
  private final Map<String, Integer> waves = new HashMap<>();
  private final Map<Need, Integer> needs = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  BootOrder(Map<String, InventoryServer> servers) {
    this.servers = servers;
  }

  /**
   * 1 for a server that needs nothing.
   *
   * @throws IllegalArgumentException if it needs itself by way of others
   */
  int waveOf(String name) {
    Integer known = waves.get(name);
    if (known != null) {
      return known;
    }
    if (!underWay.add(name)) {
      throw new IllegalArgumentException(name + " needs itself by way of what it needs");
    }
    int wave = 1;
    for (Need need : Objects.requireNonNull(servers.get(name)).needs()) {
      wave = Math.max(wave, 1 + deepest(need));
    }
    underWay.remove(name);
    waves.put(name, wave);
    return wave;
  }

  /** Many servers share a need: it is gone through once. */
  private int deepest(Need need) {
    Integer known = needs.get(need);
    if (known == null) {
      known = need.of().stream().mapToInt(this::waveOf).max().orElse(0);
      needs.put(need, known);
    }
    return known;
  }
}
