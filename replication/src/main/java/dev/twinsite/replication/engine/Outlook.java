package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.Position;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * How things stand for this site's journal, all of it at one moment. Whoever decides by it inside a
 * transaction takes the locks that keep it true before.
 *
 * @param sites what the quorum has decided; empty while it is not known here
 * @param life the life of the own stream that goes on; empty if this database was never admitted
 * @param regency the regency that has not ended
 * @param acknowledged how far receipts reach; empty while the own stream is not open
 * @param rebuild how far a rebuild that has not ended has come, in the survivor's local order
 * @param unnumbered whether committed own events wait for their places
 * @param condemned whether this database must be wiped before it may take part again
 * @param asking starts of this site's nodes that have yet to learn what the other site had
 *     committed when they were announced
 */
public record Outlook(
    Optional<SitesView> sites,
    Optional<Life> life,
    Optional<Regency> regency,
    Optional<AcknowledgedState> acknowledged,
    OptionalLong rebuild,
    boolean unnumbered,
    boolean condemned,
    Set<UUID> asking) {

  public Outlook {
    asking = Set.copyOf(asking);
  }

  /** The running digest at the end of the own stream, if this is the place where it ends. */
  Optional<Digest> digestAtEnd(Position place) {
    return life.map(Life::end).filter(end -> end.position().equals(place)).map(end -> end.digest());
  }
}
