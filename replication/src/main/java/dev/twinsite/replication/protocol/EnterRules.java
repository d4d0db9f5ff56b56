package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Fence;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Decides whether a transaction may enter, and who decides what it decides. */
public final class EnterRules {

  /**
   * What was read under the fence; each value is missing where the database has none.
   *
   * @param readmitted whether this site has seen the end of the regency under which its incarnation
   *     was issued
   */
  public record Facts(
      OptionalLong epoch,
      Optional<SiteState> own,
      Optional<SiteState> peer,
      OptionalLong ownIncarnation,
      Optional<UUID> admittedDatabase,
      Optional<UUID> database,
      boolean confirmed,
      OptionalLong life,
      boolean readmitted,
      Optional<SiteName> regent,
      Optional<String> quarantine) {}

  /** Either the fence or the reason why nothing may enter. */
  public record Verdict(Optional<Fence> fence, String reason) {}

  private EnterRules() {}

  public static Verdict decide(SiteName self, String node, Facts facts) {
    return closedBecause(self, node, facts)
        .map(reason -> new Verdict(Optional.empty(), reason))
        .orElseGet(() -> new Verdict(Optional.of(open(self, facts)), ""));
  }

  /** Who decides at a site. */
  public static DecisionMode mode(SiteName self, SiteState own, Optional<SiteName> regent) {
    if (own != SiteState.ACTIVE) {
      return DecisionMode.CLOSED;
    }
    return regent
        .map(site -> site.equals(self) ? DecisionMode.ALONE : DecisionMode.CLOSED)
        .orElse(DecisionMode.BOTH_SITES);
  }

  private static Fence open(SiteName self, Facts facts) {
    SiteState own = facts.own().orElseThrow();
    DecisionMode mode = facts.readmitted() ? mode(self, own, facts.regent()) : DecisionMode.CLOSED;
    return new Fence(new Epoch(facts.epoch().orElseThrow()), own, facts.peer().orElseThrow(), mode);
  }

  private static Optional<String> closedBecause(SiteName self, String node, Facts facts) {
    if (facts.epoch().isEmpty() || facts.own().isEmpty() || facts.peer().isEmpty()) {
      return Optional.of("the state of the sites is not known here yet");
    }
    if (facts.quarantine().isPresent()) {
      return facts.quarantine();
    }
    if (!facts.confirmed()) {
      return Optional.of("node " + node + " has not been confirmed for this boot yet");
    }
    if (facts.own().get() != SiteState.ACTIVE) {
      return Optional.of("site " + self + " is " + facts.own().get());
    }
    return journalClosedBecause(self, facts);
  }

  private static Optional<String> journalClosedBecause(SiteName self, Facts facts) {
    boolean admitted =
        facts.database().isPresent()
            && facts.admittedDatabase().map(facts.database().get()::equals).orElse(true);
    if (!admitted) {
      return Optional.of("this database is not the one that was admitted for site " + self);
    }
    return facts.life().equals(facts.ownIncarnation())
        ? Optional.empty()
        : Optional.of("the journal of site " + self + " has not begun its present life yet");
  }
}
