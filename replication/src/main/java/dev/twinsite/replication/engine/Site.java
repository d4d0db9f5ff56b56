package dev.twinsite.replication.engine;

import dev.twinsite.replication.JournalObserver;
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
 * @param observer is told what happens
 */
public record Site(
    ReplicationConfig config,
    LongSupplier ticker,
    LongSupplier millis,
    Supplier<UUID> ids,
    JournalObserver observer) {

  /** A node that nobody observes. */
  public Site(
      ReplicationConfig config, LongSupplier ticker, LongSupplier millis, Supplier<UUID> ids) {
    this(config, ticker, millis, ids, JournalObserver.NONE);
  }

  /** The real clocks and random identities. */
  public static Site of(ReplicationConfig config, JournalObserver observer) {
    return new Site(
        config, System::nanoTime, System::currentTimeMillis, UUID::randomUUID, observer);
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

  /** The time that has passed since then, by the ticker. */
  Duration since(long moment) {
    return Duration.ofNanos(now() - moment);
  }

  boolean isPast(long moment) {
    return now() - moment >= 0;
  }
}
