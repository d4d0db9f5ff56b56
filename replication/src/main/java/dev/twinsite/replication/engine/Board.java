package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.Incarnation;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What the database tells about the journal as a whole, read without locks. */
public interface Board {

  /**
   * The journal at one moment.
   *
   * @param informed whether, since this boot of this node was announced, this site has held all
   *     that the other one held, or decides alone and has nothing to wait for
   * @param readmitted whether this site has seen the end of the regency under which its incarnation
   *     was issued
   * @param lagMillis age of the oldest unacknowledged event
   * @param pending own decisive events that are not decided yet
   * @param peerKinds what the other site understands; empty before it has said so
   * @param refused why the other site's latest batch was refused; empty if it was not
   */
  record Snapshot(
      Optional<SitesView> sites,
      boolean confirmed,
      boolean informed,
      Optional<Incarnation> life,
      boolean readmitted,
      Optional<Regency> regency,
      Cursor positions,
      Optional<AcknowledgedState> acknowledged,
      long unacknowledged,
      long lagMillis,
      long pending,
      boolean reachable,
      Optional<Instant> lastReceiptAt,
      Optional<Set<String>> peerKinds,
      Optional<String> refused,
      Optional<String> quarantine,
      long poisoned) {}

  Snapshot snapshot();

  /**
   * What the journal's own parts need to know, in one statement. Unlike the rest it also serves
   * inside of transactions: it tells what was committed when it was asked.
   */
  Outlook outlook();

  /** Which of these appends the receipts cover. */
  Set<Long> covered(Collection<Long> seqs);

  /** How far both streams have come here. */
  Cursor head();
}
