package dev.twinsite.replication.jdbc;

import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.Lease;

/** The single row of the table {@code lease}, which ends by the database's clock. */
final class JdbcLease implements Lease {

  private final Database database;
  private final ReplicationConfig config;

  JdbcLease(Database database, ReplicationConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public boolean hold() {
    return database.update(
            """
            insert into journal.lease as l (node, boot_id, expires_at)
              values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (only_row) do update
              set node = excluded.node, boot_id = excluded.boot_id, expires_at = excluded.expires_at
              where l.boot_id = excluded.boot_id or l.expires_at < clock_timestamp()""",
            config.node(),
            config.bootId(),
            config.leaseDuration().toMillis())
        == 1;
  }

  @Override
  public void release() {
    database.update("delete from journal.lease where boot_id = ?", config.bootId());
  }
}
