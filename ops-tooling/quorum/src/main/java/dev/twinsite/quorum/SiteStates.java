package dev.twinsite.quorum;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The states of both sites at one epoch. Born with the epoch 1, when both sites are admitted for
 * the first time; every decision after that replaces one record and raises the epoch by one. At
 * least one site is always ACTIVE.
 */
public record SiteStates(Epoch epoch, SortedMap<SiteName, SiteRecord> sites) {

  /**
   * @throws IllegalArgumentException unless there are two sites, each record stands under its own
   *     name, and at least one site is ACTIVE
   */
  public SiteStates {
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
    if (sites.size() != 2) {
      throw new IllegalArgumentException("there are two sites, not " + sites.keySet());
    }
    sites.forEach(SiteStates::checkName);
    if (sites.values().stream().allMatch(site -> site.state().isOut())) {
      throw new IllegalArgumentException("both sites would be out: " + sites.values());
    }
  }

  /** The record of a site, empty if there is no site of this name. */
  public Optional<SiteRecord> find(SiteName site) {
    return Optional.ofNullable(sites.get(site));
  }

  /**
   * The state of a site.
   *
   * @throws IllegalArgumentException if there is no site of this name
   */
  public SiteState stateOf(SiteName site) {
    return recordOf(site).state();
  }

  /**
   * The record of a site.
   *
   * @throws IllegalArgumentException if there is no site of this name
   */
  public SiteRecord recordOf(SiteName site) {
    return find(site).orElseThrow(() -> new IllegalArgumentException("no site " + site));
  }

  /**
   * The record of the site that is not this one.
   *
   * @throws IllegalArgumentException if there is no site of this name
   */
  public SiteRecord peerOf(SiteName site) {
    SiteRecord own = recordOf(site);
    return sites.values().stream().filter(other -> other != own).findFirst().orElseThrow();
  }

  /** Whether both grant the same states to the same databases, whoever decided it and why. */
  public boolean grantTheSameAs(SiteStates other) {
    return sites.keySet().equals(other.sites.keySet())
        && sites.values().stream()
            .allMatch(site -> site.grantsTheSameAs(other.recordOf(site.site())));
  }

  /** The next states, in which this record replaces the one of its site. */
  SiteStates with(SiteRecord changed) {
    Map<SiteName, SiteRecord> next = new TreeMap<>(sites);
    next.put(changed.site(), changed);
    return new SiteStates(epoch.next(), new TreeMap<>(next));
  }

  /** The next states, in which these records replace those of both sites. */
  SiteStates with(SiteRecord one, SiteRecord other) {
    Map<SiteName, SiteRecord> next = Map.of(one.site(), one, other.site(), other);
    return new SiteStates(epoch.next(), new TreeMap<>(next));
  }

  private static void checkName(SiteName name, SiteRecord site) {
    if (!name.equals(site.site())) {
      throw new IllegalArgumentException("the record of " + site.site() + " stands under " + name);
    }
  }
}
