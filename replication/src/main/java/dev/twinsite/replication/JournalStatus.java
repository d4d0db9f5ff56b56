package dev.twinsite.replication;

import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What this site's journal tells about itself, for operators and load balancers. Empty where the
 * database is silent.
 *
 * @param databaseIdentity the identity that was issued to this database
 * @param pending own decisive events that are not decided yet
 * @param confirmed whether this boot of this node has been confirmed
 * @param informed whether, since this boot, this site has held all that the other one held, or
 *     decides alone: before that it may not know who was revoked meanwhile
 * @param quarantine why this database must be wiped before the site may take part again; empty if
 *     all is well
 * @param findings what an operator should look at, one clear sentence each; empty if all is well
 */
public record JournalStatus(
    Optional<Epoch> epoch,
    Optional<SiteState> own,
    DecisionMode mode,
    RegencyStatus regency,
    Optional<Incarnation> incarnation,
    Optional<UUID> databaseIdentity,
    Cursor positions,
    PeerStatus peer,
    long pending,
    boolean confirmed,
    boolean informed,
    Optional<String> quarantine,
    List<String> findings) {

  /** Why the database of a regent must be wiped that the other site was admitted over. */
  public static final String OVERRULED =
      "this site decided alone and was overruled: the other one was admitted without what this one"
          + " had posted. GET /api/v1/site/overruled lists it; keep that list, then wipe this site";

  public JournalStatus {
    findings = List.copyOf(findings);
  }

  /** Whether this site was regent, and the other one was admitted to go on without it. */
  public boolean isOverruled() {
    return quarantine.filter(OVERRULED::equals).isPresent();
  }

  /** The standing of a node that is confirmed and has nothing to report. */
  public JournalStatus(
      Optional<Epoch> epoch,
      Optional<SiteState> own,
      DecisionMode mode,
      RegencyStatus regency,
      Optional<Incarnation> incarnation,
      Optional<UUID> databaseIdentity,
      Cursor positions,
      PeerStatus peer) {
    this(
        epoch,
        own,
        mode,
        regency,
        incarnation,
        databaseIdentity,
        positions,
        peer,
        0,
        true,
        true,
        Optional.empty(),
        List.of());
  }
}
