package dev.twinsite.replication.memory;

import dev.twinsite.memory.MemoryDatabase;
import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.engine.PeerStream.Dealt;
import dev.twinsite.replication.protocol.AcknowledgedState;
import dev.twinsite.replication.protocol.Life;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Everything a site's database keeps for the journal. Tables are read bare and written through. */
final class Tables {

  record LifeRow(Life life, boolean ended) {}

  /** The other site's stream; without a batch so far it has only been opened. */
  record AppliedRow(Mark mark, Optional<Dealt> dealt, Set<UUID> informed) {}

  record ClaimRow(SiteName origin, Optional<UUID> event, OptionalLong seq) {}

  record RegencyRow(
      Regency regency, boolean ended, Optional<Incarnation> readmitted, Position acknowledged) {}

  record LeaseRow(String node, UUID boot, long expiresAt) {}

  record RebuildRow(long localOrder, boolean ended) {}

  record BootRow(UUID boot, boolean confirmed) {}

  final SiteName self;
  final SiteName peer;
  final LongSupplier millis;
  final MemoryDatabase.Cell<Long> lastSeq;
  final MemoryDatabase.Cell<Long> lastLocalOrder;
  final MemoryDatabase.Cell<Optional<AppliedRow>> applied;
  final MemoryDatabase.Cell<Optional<AcknowledgedState>> acknowledged;
  final MemoryDatabase.Cell<Optional<Long>> lastReceiptAt;
  final MemoryDatabase.Cell<Optional<LeaseRow>> lease;
  final MemoryDatabase.Cell<Optional<RebuildRow>> rebuild;
  final MemoryDatabase.Cell<Optional<String>> quarantine;
  final MemoryDatabase.Cell<Boolean> reachable;
  final MemoryDatabase.Cell<Optional<UUID>> identity;
  final MemoryDatabase.Cell<Optional<SitesView>> sites;
  final List<String> poison;

  private final NavigableMap<Long, Row> rows = new TreeMap<>();
  private final Map<SiteName, NavigableMap<Position, Row>> places = new HashMap<>();
  private final NavigableMap<Long, Row> order = new TreeMap<>();
  private final NavigableMap<Long, Row> unnumbered = new TreeMap<>();
  private final NavigableMap<Long, Row> pending = new TreeMap<>();
  private final NavigableMap<Long, Row> contested = new TreeMap<>();
  private final Map<UUID, Row> ownByEvent = new HashMap<>();
  private final NavigableMap<Incarnation, LifeRow> lives = new TreeMap<>();
  private final Map<String, ClaimRow> claims = new TreeMap<>();
  private final Map<UUID, RegencyRow> regencies = new HashMap<>();
  private final Map<String, BootRow> boots = new TreeMap<>();

  private final Map<Long, Row> rowsTable;
  private final Map<SiteName, Map<Position, Row>> placesTable = new HashMap<>();
  private final Map<Long, Row> orderTable;
  private final Map<Long, Row> unnumberedTable;
  private final Map<Long, Row> pendingTable;
  private final Map<Long, Row> contestedTable;
  private final Map<UUID, Row> ownByEventTable;
  private final Map<Incarnation, LifeRow> livesTable;
  private final Map<String, ClaimRow> claimsTable;
  private final Map<UUID, RegencyRow> regenciesTable;
  private final Map<String, BootRow> bootsTable;

  Tables(SiteName self, SiteName peer, MemoryDatabase database, LongSupplier millis) {
    this.self = self;
    this.peer = peer;
    this.millis = millis;
    lastSeq = database.cell(0L);
    lastLocalOrder = database.cell(0L);
    applied = database.cell(Optional.empty());
    acknowledged = database.cell(Optional.empty());
    lastReceiptAt = database.cell(Optional.empty());
    lease = database.cell(Optional.empty());
    rebuild = database.cell(Optional.empty());
    quarantine = database.cell(Optional.empty());
    reachable = database.cell(false);
    identity = database.cell(Optional.empty());
    sites = database.cell(Optional.empty());
    poison = database.list();
    rowsTable = database.map(rows);
    orderTable = database.map(order);
    unnumberedTable = database.map(unnumbered);
    pendingTable = database.map(pending);
    contestedTable = database.map(contested);
    ownByEventTable = database.map(ownByEvent);
    livesTable = database.map(lives);
    claimsTable = database.map(claims);
    regenciesTable = database.map(regencies);
    bootsTable = database.map(boots);
    for (SiteName site : List.of(self, peer)) {
      NavigableMap<Position, Row> stream = new TreeMap<>();
      places.put(site, stream);
      placesTable.put(site, database.map(stream));
    }
  }

  NavigableMap<Long, Row> rows() {
    return rows;
  }

  NavigableMap<Position, Row> placesOf(SiteName origin) {
    return places.get(origin);
  }

  NavigableMap<Long, Row> order() {
    return order;
  }

  NavigableMap<Long, Row> unnumbered() {
    return unnumbered;
  }

  /** Own decisive events without a decision, numbered or not. */
  NavigableMap<Long, Row> pending() {
    return pending;
  }

  NavigableMap<Long, Row> contested() {
    return contested;
  }

  Optional<Row> own(UUID event) {
    return Optional.ofNullable(ownByEvent.get(event));
  }

  NavigableMap<Incarnation, LifeRow> lives() {
    return lives;
  }

  Optional<LifeRow> life() {
    return lives.values().stream().filter(life -> !life.ended()).findFirst();
  }

  void save(LifeRow row) {
    livesTable.put(row.life().incarnation(), row);
  }

  Map<String, ClaimRow> claims() {
    return claimsTable;
  }

  Map<UUID, RegencyRow> regencies() {
    return regenciesTable;
  }

  Optional<Regency> activeRegency() {
    for (RegencyRow row : regencies.values()) {
      if (!row.ended()) {
        return Optional.of(row.regency());
      }
    }
    return Optional.empty();
  }

  /** The first incarnation comes without a regency. */
  boolean isReadmitted(SiteName site, Incarnation incarnation) {
    return incarnation.equals(Incarnation.FIRST)
        || regencies.values().stream()
            .anyMatch(
                row ->
                    row.regency().lost().equals(site)
                        && row.readmitted().filter(incarnation::equals).isPresent());
  }

  Map<String, BootRow> boots() {
    return bootsTable;
  }

  /** The latest start of each node. */
  Set<UUID> announced() {
    return bootsTable.values().stream().map(BootRow::boot).collect(Collectors.toSet());
  }

  /** Starts that know what the other site had committed when they were announced. */
  Set<UUID> informed() {
    return applied.get().map(AppliedRow::informed).orElse(Set.of());
  }

  Row append(SiteName origin, Envelope envelope, Outcome outcome) {
    lastSeq.set(lastSeq.get() + 1);
    Row row =
        new Row(lastSeq.get(), origin, Optional.empty(), 0, envelope, outcome, millis.getAsLong());
    insert(row);
    return row;
  }

  /** Stores an event that has its place already. */
  void store(SiteName origin, Mark mark, long localOrder, Envelope envelope, Outcome outcome) {
    lastSeq.set(lastSeq.get() + 1);
    insert(
        new Row(
            lastSeq.get(),
            origin,
            Optional.of(mark),
            localOrder,
            envelope,
            outcome,
            millis.getAsLong()));
  }

  void replace(Row before, Row after) {
    takeOut(before);
    insert(after);
  }

  private void insert(Row row) {
    rowsTable.put(row.seq(), row);
    if (row.mark().isPresent()) {
      putOnce(placesTable.get(row.origin()), row.position(), row);
      putOnce(orderTable, row.localOrder(), row);
    } else {
      unnumberedTable.put(row.seq(), row);
    }
    if (row.outcome() == Outcome.PENDING) {
      pendingTable.put(row.seq(), row);
    } else if (row.outcome() == Outcome.CONTESTED) {
      contestedTable.put(row.seq(), row);
    }
    if (row.origin().equals(self)) {
      remember(row);
    }
  }

  private void remember(Row row) {
    Row known = ownByEvent.get(row.envelope().id());
    if (known == null || known.seq() >= row.seq()) {
      ownByEventTable.put(row.envelope().id(), row);
    }
  }

  private void takeOut(Row row) {
    if (row.mark().isPresent()) {
      placesTable.get(row.origin()).remove(row.position());
      orderTable.remove(row.localOrder());
    } else {
      unnumberedTable.remove(row.seq());
    }
    pendingTable.remove(row.seq());
    contestedTable.remove(row.seq());
  }

  private static <K> void putOnce(Map<K, Row> table, K place, Row row) {
    if (table.put(place, row) != null) {
      throw new IllegalStateException("two events at " + place + ", the second is " + row);
    }
  }

  /** Rows in the order of their stream. */
  static List<Row> inStream(Iterable<Row> found) {
    List<Row> ordered = new ArrayList<>();
    found.forEach(ordered::add);
    ordered.sort(Comparator.comparing(Row::position));
    return ordered;
  }
}
