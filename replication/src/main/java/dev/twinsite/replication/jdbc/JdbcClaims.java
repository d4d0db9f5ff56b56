package dev.twinsite.replication.jdbc;

import static dev.twinsite.replication.jdbc.Database.ids;
import static dev.twinsite.replication.jdbc.Database.texts;

import dev.twinsite.replication.engine.Claims;
import dev.twinsite.replication.protocol.ClaimRules.Claimant;
import dev.twinsite.replication.protocol.ClaimRules.Holder;
import dev.twinsite.replication.protocol.ClaimRules.OwnHolder;
import dev.twinsite.site.SiteName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The table {@code claim}. */
final class JdbcClaims implements Claims {

  private record Named(String claim, Held held) {}

  private final Database database;

  JdbcClaims(Database database) {
    this.database = database;
  }

  /** In the order of the claims, so that two who take several do not wait for each other. */
  @Override
  public Set<String> takeFree(Map<String, UUID> eventsByClaim, SiteName origin) {
    var ordered = new TreeMap<>(eventsByClaim);
    List<String> taken =
        database.list(
            """
            insert into journal.claim (claim, origin, event_id)
              select v.claim, ?, v.event_id from unnest(?, ?) v (claim, event_id)
              on conflict (claim) do nothing returning claim""",
            row -> row.getString(1),
            origin.value(),
            texts(ordered.keySet()),
            ids(ordered.values()));
    return Set.copyOf(taken);
  }

  @Override
  public Map<String, Held> lock(Collection<String> claims) {
    Map<String, Held> held = new HashMap<>();
    database
        .list(
            """
            select c.claim, c.origin, c.event_id, c.seq, e.clock, e.outcome
            from journal.claim c left join journal.entry e on e.seq = c.seq
            where c.claim = any (?) order by c.claim for update of c""",
            JdbcClaims::named,
            texts(claims))
        .forEach(named -> held.put(named.claim(), named.held()));
    return held;
  }

  @Override
  public void assign(String claim, SiteName origin, UUID eventId) {
    hold(claim, origin, Optional.of(eventId));
  }

  @Override
  public void promise(String claim, SiteName origin) {
    hold(claim, origin, Optional.empty());
  }

  @Override
  public void release(Collection<UUID> eventIds, Collection<String> claims) {
    database.update(
        "delete from journal.claim where claim = any (?) and event_id = any (?)",
        texts(new ArrayList<>(claims)),
        ids(eventIds));
  }

  @Override
  public void releasePromised() {
    database.update("delete from journal.claim where event_id is null");
  }

  private void hold(String claim, SiteName origin, Optional<UUID> eventId) {
    database.update(
        """
        insert into journal.claim (claim, origin, event_id) values (?, ?, ?::uuid)
        on conflict (claim) do update
          set origin = excluded.origin, event_id = excluded.event_id, seq = null""",
        claim,
        origin.value(),
        eventId.orElse(null));
  }

  private static Named named(ResultSet row) throws SQLException {
    SiteName origin = new SiteName(row.getString("origin"));
    long seq = row.getLong("seq");
    Optional<OwnHolder> own = row.wasNull() ? Optional.empty() : Optional.of(own(row, origin));
    return new Named(row.getString("claim"), new Held(new Holder(origin, own), seq));
  }

  private static OwnHolder own(ResultSet row, SiteName origin) throws SQLException {
    return new OwnHolder(
        new Claimant(row.getObject("event_id", UUID.class), row.getLong("clock"), origin),
        "PENDING".equals(row.getString("outcome")));
  }
}
