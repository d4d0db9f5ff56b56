package dev.twinsite.replication;

import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteState;
import java.util.Optional;
import java.util.UUID;

/**
 * What this site's journal tells about itself, for operators and load balancers. Empty where the
 * database is silent.
 */
public record JournalStatus(
    Optional<Epoch> epoch,
    Optional<SiteState> own,
    DecisionMode mode,
    RegencyStatus regency,
    Optional<Incarnation> incarnation,
    Optional<UUID> databaseIdentity,
    Cursor positions,
    PeerStatus peer) {}
