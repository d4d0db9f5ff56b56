package dev.twinsite.app.rest;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.PeerStatus;
import dev.twinsite.replication.RegencyStatus;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a node says about its site. What it cannot read from its database is absent.
 *
 * @param state {@code ACTIVE}, {@code LOST}, {@code DRAINED} or {@code REJOINING}
 * @param positions how far this site's database holds the journal of each site
 * @param mode who decides decisive facts here: {@code BOTH_SITES}, {@code ALONE} or {@code CLOSED}
 * @param regency {@code NONE}, {@code REGENT} or {@code WAITING_FOR_END}
 * @param confirmed whether the ops server has confirmed this start of the node
 * @param closedBecause why the node serves nobody now
 * @param alternates where the application of the other site answers
 * @param findings what an operator should look at, one sentence each
 */
public record SiteJson(
    String site,
    String node,
    @Nullable String state,
    @Nullable Long epoch,
    PeerJson peer,
    Map<String, String> positions,
    String mode,
    String regency,
    @Nullable Long incarnation,
    @Nullable String databaseIdentity,
    boolean confirmed,
    @Nullable String closedBecause,
    List<String> alternates,
    List<String> findings) {

  /**
   * The other site as seen from here.
   *
   * @param unacknowledged own events that no receipt covers yet
   * @param lagMillis age of the oldest of them
   */
  public record PeerJson(
      String site,
      boolean reachable,
      long unacknowledged,
      long lagMillis,
      @Nullable Instant lastReceiptAt) {

    static PeerJson of(SiteName site, PeerStatus status) {
      return new PeerJson(
          site.value(),
          status.reachable(),
          status.unacknowledged(),
          status.lagMillis(),
          status.lastReceiptAt().orElse(null));
    }
  }

  /** What a node knows before its journal is open. */
  private static final JournalStatus NOTHING =
      new JournalStatus(
          Optional.empty(),
          Optional.empty(),
          DecisionMode.CLOSED,
          RegencyStatus.NONE,
          Optional.empty(),
          Optional.empty(),
          Cursor.START,
          new PeerStatus(false, 0, 0, Optional.empty()));

  static SiteJson of(
      SiteConfiguration self,
      Optional<JournalStatus> known,
      boolean confirmed,
      Optional<String> closedBecause) {
    JournalStatus status = known.orElse(NOTHING);
    return new SiteJson(
        self.site().value(),
        self.node(),
        status.own().map(SiteState::name).orElse(null),
        status.epoch().map(Epoch::value).orElse(null),
        PeerJson.of(self.peer(), status.peer()),
        positions(status.positions()),
        status.mode().name(),
        status.regency().name(),
        status.incarnation().map(Incarnation::value).orElse(null),
        status.databaseIdentity().map(UUID::toString).orElse(null),
        confirmed,
        closedBecause.orElse(null),
        self.alternates().stream().map(URI::toString).toList(),
        status.findings());
  }

  private static Map<String, String> positions(Cursor cursor) {
    var positions = new TreeMap<String, String>();
    for (Map.Entry<SiteName, Position> place : cursor.positions().entrySet()) {
      positions.put(place.getKey().value(), place.getValue().toString());
    }
    return positions;
  }
}
