package dev.twinsite.replication.memory;

import dev.twinsite.memory.MemoryDatabase;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.Transactions;
import dev.twinsite.replication.engine.Acknowledgements;
import dev.twinsite.replication.engine.Failures;
import dev.twinsite.replication.engine.Incidents;
import dev.twinsite.replication.engine.Lease;
import dev.twinsite.replication.engine.LocalOrder;
import dev.twinsite.replication.engine.Pages;
import dev.twinsite.replication.engine.PeerStream;
import dev.twinsite.replication.engine.Rebuilds;
import dev.twinsite.replication.engine.Regencies;
import dev.twinsite.replication.engine.Stores;
import dev.twinsite.replication.memory.Tables.AppliedRow;
import dev.twinsite.replication.memory.Tables.BootRow;
import dev.twinsite.replication.memory.Tables.LeaseRow;
import dev.twinsite.replication.memory.Tables.RebuildRow;
import dev.twinsite.replication.memory.Tables.RegencyRow;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * What one site's database keeps of the journal and of the states of the sites. Every node of the
 * site gets stores of its own over it.
 */
public final class MemoryJournal {

  /** An event as it is stored: without a position while it has no place. */
  public record Stored(
      SiteName origin, Optional<Position> position, Envelope envelope, Outcome outcome) {}

  private final MemoryDatabase database;
  private final Tables tables;

  /**
   * An empty database.
   *
   * @param millis the database's clock, in milliseconds since 1970
   */
  public MemoryJournal(SiteName self, SiteName peer, MemoryDatabase database, LongSupplier millis) {
    this.database = database;
    this.tables = new Tables(self, peer, database, millis);
  }

  /** The stores of one node. */
  public Stores stores(ReplicationConfig config, Transactions transactions, Failures failures) {
    MemorySiteStates states = new MemorySiteStates(tables, config);
    return new Stores(
        transactions,
        states,
        new MemoryOwnStream(tables),
        new Peer(),
        new MemoryEntries(tables),
        new Order(),
        new Acknowledged(),
        new MemoryClaims(tables),
        new Regents(),
        new Rebuilding(),
        new NodeLease(config),
        new Found(config),
        new MemoryBoard(tables, states),
        this::within,
        failures);
  }

  /** The same database for readers. */
  public Pages pages() {
    return new MemoryPages(tables);
  }

  /** Gives this database its identity. */
  public void identify(UUID identity) {
    tables.identity.set(Optional.of(identity));
  }

  public Optional<UUID> identity() {
    return tables.identity.get();
  }

  /** Writes the states as the operations tooling does; they carry no identity of this database. */
  public void writeStates(SitesView states) {
    tables.sites.set(Optional.of(states));
  }

  /** What has been written about the sites. */
  public Optional<SitesView> states() {
    return tables.sites.get();
  }

  /** Forgets what was confirmed; the nodes have to ask again. */
  public void forgetBoots() {
    List.copyOf(tables.boots().keySet()).forEach(tables.boots()::remove);
  }

  /** The starts of nodes that have not been confirmed, by node. */
  public Map<String, UUID> unconfirmedBoots() {
    Map<String, UUID> boots = new TreeMap<>();
    tables
        .boots()
        .forEach(
            (node, row) -> {
              if (!row.confirmed()) {
                boots.put(node, row.boot());
              }
            });
    return boots;
  }

  /** Confirms a start of a node, unless the node has started anew since. */
  public void confirm(String node, UUID boot) {
    BootRow row = tables.boots().get(node);
    if (row != null && row.boot().equals(boot)) {
      tables.boots().put(node, new BootRow(boot, true));
    }
  }

  /** How far the other site's stream has been applied here. */
  public Optional<Mark> applied() {
    return tables.applied.get().map(AppliedRow::mark);
  }

  /** How far both streams have come here. */
  public Cursor head() {
    return MemoryBoard.head(tables);
  }

  /** The regency that has not ended. */
  public Optional<Regency> regency() {
    return tables.activeRegency();
  }

  /** Events in the order in which they came, behind the first ones. */
  public List<Stored> events(int skip) {
    return tables.rows().tailMap((long) skip, false).values().stream().map(this::stored).toList();
  }

  /** Everything in local order. */
  public List<JournalEntry> inLocalOrder() {
    return tables.order().values().stream().map(Row::entry).toList();
  }

  /** Why this database must be wiped, if it must. */
  public Optional<String> quarantine() {
    return tables.quarantine.get();
  }

  /** Events that could not be handled, each with the reason. */
  public List<String> poison() {
    return tables.poison;
  }

  /** Whether both sites hold everything of this site's stream, and nothing waits for a decision. */
  public boolean isAtRest() {
    boolean whole =
        tables
            .life()
            .map(row -> row.life().end())
            .equals(tables.acknowledged.get().map(AcknowledgedState::upTo));
    return whole
        && tables.unnumbered().isEmpty()
        && tables.pending().isEmpty()
        && tables.contested().isEmpty()
        && regency().isEmpty();
  }

  /** Everything that moves while the sites exchange events, as text. */
  public String standing() {
    return "%s applied %s acknowledged %s rebuild %s regency %s lives %s pending %d contested %d fresh %d"
        .formatted(
            tables.self,
            tables.applied.get().map(AppliedRow::mark),
            tables.acknowledged.get().map(state -> state.upTo() + "@" + state.rebuildFrom()),
            tables.rebuild.get(),
            tables.activeRegency().map(one -> one.regent() + " from " + one.cut().position()),
            tables.lives().values().stream().map(row -> row.life().end()).toList(),
            tables.pending().size(),
            tables.contested().size(),
            tables.unnumbered().size());
  }

  private Stored stored(Row row) {
    return new Stored(row.origin(), row.mark().map(Mark::position), row.envelope(), row.outcome());
  }

  private void within(Runnable action) {
    int mark = database.mark();
    try {
      action.run();
    } catch (Throwable e) {
      database.rollBackTo(mark);
      throw e;
    }
  }

  private final class Peer implements PeerStream {

    @Override
    public void open(Mark mark) {
      tables.applied.set(Optional.of(new AppliedRow(mark, Optional.empty(), Set.of())));
    }

    @Override
    public Optional<Applied> lock() {
      return read();
    }

    @Override
    public Optional<Applied> read() {
      return tables
          .applied
          .get()
          .map(
              row ->
                  new Applied(
                      row.mark(),
                      row.dealt().map(Dealt::heard).orElse(Position.START),
                      row.dealt().map(Dealt::kinds)));
    }

    @Override
    public void save(Dealt dealt) {
      Set<UUID> informed = new HashSet<>(tables.informed());
      informed.addAll(dealt.informed());
      informed.retainAll(tables.announced());
      tables.applied.set(Optional.of(new AppliedRow(dealt.mark(), Optional.of(dealt), informed)));
    }

    @Override
    public Optional<Receipt> lastReceipt() {
      return tables.applied.get().flatMap(AppliedRow::dealt).map(Dealt::receipt);
    }
  }

  private final class Order implements LocalOrder {

    @Override
    public long lock() {
      return tables.lastLocalOrder.get();
    }

    @Override
    public void save(long last) {
      tables.lastLocalOrder.set(last);
    }
  }

  private final class Acknowledged implements Acknowledgements {

    @Override
    public void open(AcknowledgedState state) {
      save(state);
    }

    @Override
    public Optional<AcknowledgedState> lock() {
      return read();
    }

    @Override
    public Optional<AcknowledgedState> read() {
      return tables.acknowledged.get();
    }

    @Override
    public void save(AcknowledgedState state) {
      tables.acknowledged.set(Optional.of(state));
    }

    @Override
    public void saveHeard(AcknowledgedState state) {
      save(state);
      tables.lastReceiptAt.set(Optional.of(tables.millis.getAsLong()));
    }
  }

  private final class Regents implements Regencies {

    @Override
    public Optional<Regency> active() {
      return tables.activeRegency();
    }

    @Override
    public Optional<Regency> lockActive() {
      return active();
    }

    @Override
    public void begin(Regency regency) {
      if (tables.regencies().containsKey(regency.id())) {
        return;
      }
      if (active().isPresent()) {
        throw new IllegalStateException("a second regency that has not ended: " + regency);
      }
      Position acknowledged =
          tables.acknowledged.get().map(it -> it.upTo().position()).orElse(Position.START);
      tables
          .regencies()
          .put(regency.id(), new RegencyRow(regency, false, Optional.empty(), acknowledged));
    }

    @Override
    public void end(UUID id, Incarnation readmitted) {
      RegencyRow row = tables.regencies().get(id);
      if (row != null && !row.ended()) {
        tables
            .regencies()
            .put(
                id,
                new RegencyRow(row.regency(), true, Optional.of(readmitted), row.acknowledged()));
      }
    }
  }

  private final class Rebuilding implements Rebuilds {

    @Override
    public OptionalLong progress() {
      Optional<RebuildRow> row = tables.rebuild.get().filter(one -> !one.ended());
      return row.isPresent() ? OptionalLong.of(row.get().localOrder()) : OptionalLong.empty();
    }

    @Override
    public void begin() {
      tables.rebuild.set(Optional.of(new RebuildRow(0, false)));
    }

    @Override
    public void save(long localOrder) {
      boolean ended = tables.rebuild.get().map(RebuildRow::ended).orElse(false);
      tables.rebuild.set(Optional.of(new RebuildRow(localOrder, ended)));
    }

    @Override
    public void end() {
      long reached = tables.rebuild.get().map(RebuildRow::localOrder).orElse(0L);
      tables.rebuild.set(Optional.of(new RebuildRow(reached, true)));
    }
  }

  private final class NodeLease implements Lease {

    private final ReplicationConfig config;

    NodeLease(ReplicationConfig config) {
      this.config = config;
    }

    @Override
    public boolean hold() {
      long now = tables.millis.getAsLong();
      boolean free =
          tables
              .lease
              .get()
              .map(row -> row.boot().equals(config.bootId()) || row.expiresAt() < now)
              .orElse(true);
      if (free) {
        long end = now + config.leaseDuration().toMillis();
        tables.lease.set(Optional.of(new LeaseRow(config.node(), config.bootId(), end)));
      }
      return free;
    }

    @Override
    public void release() {
      if (isHeld()) {
        tables.lease.set(Optional.empty());
      }
    }

    private boolean isHeld() {
      return tables.lease.get().filter(row -> row.boot().equals(config.bootId())).isPresent();
    }
  }

  private final class Found implements Incidents {

    private final ReplicationConfig config;

    Found(ReplicationConfig config) {
      this.config = config;
    }

    @Override
    public void poisoned(JournalEntry entry, String step, Throwable cause) {
      tables.poison.add(step + " of " + entry + " failed: " + cause);
    }

    @Override
    public void quarantine(String reason) {
      if (tables.quarantine.get().isEmpty()) {
        tables.quarantine.set(Optional.of(reason));
      }
    }

    @Override
    public void link(boolean reachable) {
      boolean mine =
          tables.lease.get().filter(row -> row.boot().equals(config.bootId())).isPresent();
      if (mine) {
        tables.reachable.set(reachable);
      }
    }
  }
}
