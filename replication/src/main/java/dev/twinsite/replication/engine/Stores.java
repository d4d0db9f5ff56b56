package dev.twinsite.replication.engine;

import dev.twinsite.replication.Transactions;

/** Everything that a site's journal keeps, and the transactions in which it is kept. */
public record Stores(
    Transactions transactions,
    SiteStates states,
    OwnStream own,
    PeerStream peer,
    Entries entries,
    LocalOrder localOrder,
    Acknowledgements acknowledgements,
    Claims claims,
    Regencies regencies,
    Rebuilds rebuilds,
    Lease lease,
    Incidents incidents,
    Board board,
    Savepoints savepoints,
    Failures failures) {}
