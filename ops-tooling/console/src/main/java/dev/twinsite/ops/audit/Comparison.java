package dev.twinsite.ops.audit;

import dev.twinsite.ops.audit.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two sites have, side by side.
 *
 * @param sites how current that is
 * @param findings worst first
 * @param assets everything, with what each site has of it
 */
public record Comparison(List<Known> sites, List<Finding> findings, List<Row> assets) {

  /** What a site said longer ago than that may have changed. */
  static final Duration CURRENT = Duration.ofMinutes(2);

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::name);

  /**
   * How much is known of a site.
   *
   * @param assets how many
   * @param ageSeconds since it was looked at; null if it never was
   * @param silent whether that is too long ago to be current
   */
  public record Known(String site, int assets, @Nullable Long ageSeconds, boolean silent) {}

  /** One asset, by site. */
  public record Row(String kind, String name, Map<String, String> values) {}

  private record Key(Kind kind, String name) {}

  /**
   * Compares.
   *
   * @param own what the own site has
   * @param peer what the other one had when it was last heard of; empty if it never was
   * @param peerName the name of the other site
   */
  public static Comparison of(Assets own, Optional<Assets> peer, String peerName, Instant now) {
    Map<Key, Map<String, String>> all = table(own, peer);
    List<Finding> findings = new ArrayList<>();
    peer.ifPresent(
        theirs -> all.forEach((key, values) -> compare(key, values, own, theirs, findings)));
    List<String> names = List.of(own.site(), peerName);
    names.forEach(site -> lacking(all, site, peer.isEmpty() && site.equals(peerName), findings));
    List<Known> known =
        List.of(known(own.site(), Optional.of(own), now), known(peerName, peer, now));
    known.stream().filter(Known::silent).forEach(site -> findings.add(silence(site)));
    return new Comparison(
        known.stream().sorted(Comparator.comparing(Known::site)).toList(),
        findings.stream().sorted(WORST_FIRST).toList(),
        all.entrySet().stream()
            .map(row -> new Row(row.getKey().kind().label(), row.getKey().name(), row.getValue()))
            .toList());
  }

  private static Map<Key, Map<String, String>> table(Assets own, Optional<Assets> peer) {
    Map<Key, Map<String, String>> all =
        new TreeMap<>(Comparator.comparing(Key::kind).thenComparing(Key::name));
    List.of(Optional.of(own), peer).stream()
        .flatMap(Optional::stream)
        .forEach(site -> site.assets().forEach(asset -> enter(all, site.site(), asset)));
    return all;
  }

  private static void enter(Map<Key, Map<String, String>> all, String site, Asset asset) {
    all.computeIfAbsent(new Key(asset.kind(), asset.name()), k -> new TreeMap<>())
        .put(site, asset.value());
  }

  private static void compare(
      Key key, Map<String, String> values, Assets own, Assets peer, List<Finding> findings) {
    String here = values.get(own.site());
    String there = values.get(peer.site());
    if (here == null || there == null) {
      String missing = here == null ? own.site() : peer.site();
      findings.add(finding(key, "missing at " + missing, values));
    } else if (!here.equals(there)) {
      findings.add(finding(key, "differs between the sites", values));
    }
  }

  /** A class of which a site has nothing at all: nobody compares two empty hands. */
  private static void lacking(
      Map<Key, Map<String, String>> all, String site, boolean unknown, List<Finding> findings) {
    for (Kind kind : Kind.values()) {
      boolean has =
          all.entrySet().stream()
              .anyMatch(row -> row.getKey().kind() == kind && row.getValue().containsKey(site));
      if (!has && !unknown) {
        findings.add(
            new Finding(
                kind.severity(),
                kind.label(),
                "(any)",
                site + " has none, as far as its ops server can see",
                Map.of(),
                kind.fix()));
      }
    }
  }

  private static Finding finding(Key key, String problem, Map<String, String> values) {
    Kind kind = key.kind();
    return new Finding(
        kind.severity(), kind.label(), key.name(), problem, Map.copyOf(values), kind.fix());
  }

  private static Known known(String site, Optional<Assets> assets, Instant now) {
    Optional<Duration> age = assets.map(seen -> Duration.between(seen.at(), now));
    return new Known(
        site,
        assets.map(seen -> seen.assets().size()).orElse(0),
        age.map(old -> Math.max(0, old.toSeconds())).orElse(null),
        age.filter(old -> old.compareTo(CURRENT) <= 0).isEmpty());
  }

  private static Finding silence(Known site) {
    Long age = site.ageSeconds();
    return new Finding(
        Severity.NOTE,
        "site",
        site.site(),
        age == null
            ? "nothing has ever been heard of it"
            : "what is known of it is " + age + " seconds old",
        Map.of(),
        "look again when the ops server of " + site.site() + " answers");
  }
}
