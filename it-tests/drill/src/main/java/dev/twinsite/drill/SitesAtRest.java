package dev.twinsite.drill;

import dev.twinsite.client.Session;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.SiteStatus;
import dev.twinsite.client.TwinsiteClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until both sites are well, until they are at rest, and compares them there. */
final class SitesAtRest {

  private final TwinsiteClient observer;
  private final Waits waits;

  SitesAtRest(TwinsiteClient observer, Waits waits) {
    this.observer = observer;
    this.waits = waits;
  }

  /** Waits until every site is active and accepts everything. */
  void awaitWell() {
    for (SiteAddress site : observer.sites()) {
      Deadline.in(waits.toBeWell())
          .awaitTrue(site.site() + " accepts payments", () -> isWell(site.site()));
    }
  }

  /** Waits until both sites hold the same and await nothing from each other; returns where. */
  String await() {
    return Deadline.in(waits.toRest())
        .await("both sites are at rest", () -> commonPosition(statuses()));
  }

  /**
   * Compares the digests of all sites.
   *
   * @param at a position that every site has reached
   * @throws IllegalStateException if they differ
   */
  void requireEqual(Session operator, String at) {
    List<Map<String, String>> digests =
        observer.sites().stream()
            .map(site -> observer.only(site.site()).digest(operator, at).orThrow().comparable())
            .distinct()
            .toList();
    if (digests.size() > 1) {
      throw new IllegalStateException("the sites differ at " + at + ": " + digests);
    }
  }

  private boolean isWell(String site) {
    TwinsiteClient there = observer.only(site);
    return there.site().result().filter(SiteStatus::isActive).isPresent()
        && there.readyForMessages().isOk()
        && there.readyForPayments().isOk();
  }

  private List<Optional<SiteStatus>> statuses() {
    return observer.sites().stream()
        .map(site -> observer.only(site.site()).site().result())
        .toList();
  }

  private static Optional<String> commonPosition(List<Optional<SiteStatus>> statuses) {
    List<String> quiet =
        statuses.stream()
            .flatMap(Optional::stream)
            .filter(status -> status.peer().unacknowledged() == 0)
            .map(SiteStatus::at)
            .toList();
    boolean isCommon = quiet.size() == statuses.size() && quiet.stream().distinct().count() == 1;
    return isCommon ? Optional.of(quiet.get(0)) : Optional.empty();
  }
}
