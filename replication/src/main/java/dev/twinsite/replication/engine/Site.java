package dev.twinsite.replication.engine;

import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Who this node is, what time it is for it, and where its new names come from.
 *
 * @param ticker nanoseconds that never go back
 * @param millis milliseconds since 1970
 * @param ids new identities of control events and batches
 */
public record Site(
    ReplicationConfig config, LongSupplier ticker, LongSupplier millis, Supplier<UUID> ids) {

  /** The real clocks and random identities. */
  public static Site of(ReplicationConfig config) {
    return new Site(config, System::nanoTime, System::currentTimeMillis, UUID::randomUUID);
  }

  SiteName self() {
    return config.self();
  }

  SiteName peer() {
    return config.peer();
  }

  long now() {
    return ticker.getAsLong();
  }

  /** The moment that lies so far ahead, by the ticker. */
  long in(Duration time) {
    return now() + time.toNanos();
  }

  boolean isPast(long moment) {
    return now() - moment >= 0;
  }
}
