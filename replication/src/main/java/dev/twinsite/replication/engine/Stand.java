package dev.twinsite.replication.engine;

import dev.twinsite.replication.engine.PeerStream.Applied;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.Gate;
import dev.twinsite.replication.protocol.Heard;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.RegencyRules;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.protocol.Standing;
import dev.twinsite.site.Position;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where this site stands towards the other one's stream, read in a transaction that holds the
 * stream's position.
 *
 * @param now how things stood when the position had been locked
 */
record Stand(Applied applied, Outlook now, SitesView sites, UUID identity, Gate gate) {

  /** Locks the position; empty while this site's journal has not been opened. */
  static Optional<Stand> lock(Stores stores, Site site) {
    Optional<Applied> applied = stores.peer().lock();
    if (applied.isEmpty()) {
      return Optional.empty();
    }
    Outlook now = stores.board().outlook();
    return now.sites()
        .filter(SitesView::isAdmittedDatabase)
        .map(
            sites ->
                new Stand(
                    applied.get(),
                    now,
                    sites,
                    sites.database().orElseThrow(),
                    gate(stores, site, sites, now)));
  }

  Standing towards(Set<String> kinds) {
    return new Standing(
        identity, applied.mark(), sites.peer().database(), sites.peer().incarnation(), gate, kinds);
  }

  /** Behind which place the origin still has to be told what does not count. */
  Position since(BatchHeader header) {
    Heard heard = header.heard();
    return heard.database().filter(identity::equals).isPresent()
        ? heard.position()
        : Position.START;
  }

  private static Gate gate(Stores stores, Site site, SitesView sites, Outlook now) {
    Optional<Regency> regency = now.regency();
    boolean known = regency.isPresent() && peerKnows(stores, regency.get());
    return RegencyRules.gate(site.self(), regency, sites.peer().state(), known);
  }

  /** Whether the other site has acknowledged the event that began this site's regency. */
  static boolean peerKnows(Stores stores, Regency regency) {
    if (regency.beganSeq().isEmpty()) {
      return false;
    }
    Optional<Position> began = stores.own().positionOf(regency.beganSeq().getAsLong());
    Optional<AcknowledgedState> acknowledged = stores.acknowledgements().read();
    return began.isPresent()
        && acknowledged
            .filter(state -> state.rebuildFrom().isEmpty())
            .filter(state -> state.upTo().position().covers(began.get()))
            .isPresent();
  }
}
