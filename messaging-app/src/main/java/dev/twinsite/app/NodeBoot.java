package dev.twinsite.app;

import dev.twinsite.time.HybridClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * This very start of the node. It announces itself to the ops server of its site and serves nothing
 * until that has confirmed it.
 */
@ApplicationScoped
public class NodeBoot {

  /**
   * What the database tells a node about itself.
   *
   * @param confirmed whether the ops server has confirmed this boot
   * @param clockOffset how far the database's clock is ahead of this node's; negative if behind
   */
  public record Sight(boolean confirmed, Duration clockOffset) {

    /** Whether the two clocks differ by no more than {@link HybridClock#DRIFT_LIMIT}. */
    boolean isClockRight() {
      return clockOffset.abs().compareTo(HybridClock.DRIFT_LIMIT) <= 0;
    }
  }

  private static final String ANNOUNCE =
      "insert into site.node_boot (node, boot_id, requested_at) values (?, ?, clock_timestamp())"
          + " on conflict (node) do update set boot_id = excluded.boot_id,"
          + " requested_at = excluded.requested_at, confirmed_epoch = null, confirmed_at = null";
  private static final String LOOK =
      "select clock_timestamp() as now,"
          + " exists (select 1 from site.node_boot where node = ? and boot_id = ?"
          + " and confirmed_epoch is not null) as confirmed";

  private final UUID id = UUID.randomUUID();

  @Inject SiteConfiguration site;
  @Inject InstantSource clock;
  @Inject DataSource dataSource;

  /** New for each start. */
  public UUID id() {
    return id;
  }

  /** Asks the ops server for its confirmation. */
  public void announce() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement announce = connection.prepareStatement(ANNOUNCE)) {
      announce.setString(1, site.node());
      announce.setObject(2, id);
      announce.executeUpdate();
    }
  }

  /** Looks whether the confirmation has come, and at the clock. */
  public Sight look() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, site.node());
      look.setObject(2, id);
      Instant before = clock.instant();
      try (ResultSet row = look.executeQuery()) {
        Instant after = clock.instant();
        row.next();
        return new Sight(
            row.getBoolean("confirmed"),
            offset(row.getTimestamp("now").toInstant(), before, after));
      }
    }
  }

  /** The database's clock lies somewhere between both readings; the nearest reading counts. */
  private static Duration offset(Instant now, Instant before, Instant after) {
    if (now.isBefore(before)) {
      return Duration.between(before, now);
    }
    return now.isAfter(after) ? Duration.between(after, now) : Duration.ZERO;
  }
}
