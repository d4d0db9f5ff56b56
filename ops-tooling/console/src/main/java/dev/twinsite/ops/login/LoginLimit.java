package dev.twinsite.ops.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may fail to log in from one address: {@value #FAILURES} times a minute under
 * one name, and {@value #FAILURES_OF_ADDRESS} times a minute whatever the names. A stranger
 * elsewhere cannot lock an operator out.
 */
public final class LoginLimit {

  static final int FAILURES = 5;
  static final int FAILURES_OF_ADDRESS = 20;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MANY = 10_000;

  private final InstantSource clock;
  private final Map<String, Deque<Instant>> failures = new HashMap<>();

  /** Nobody has failed yet. */
  public LoginLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** How long this caller has to wait before the next attempt; empty if it need not. */
  public synchronized Optional<Duration> waitFor(String username, String address) {
    Optional<Duration> forName = waitFor(key(username, address), FAILURES);
    return forName.isPresent() ? forName : waitFor(address, FAILURES_OF_ADDRESS);
  }

  /** Counts a failed attempt. */
  public synchronized void failed(String username, String address) {
    if (failures.size() > MANY) {
      failures.values().removeIf(times -> recent(times).isEmpty());
    }
    count(key(username, address));
    count(address);
  }

  private void count(String key) {
    failures.computeIfAbsent(key, k -> new ArrayDeque<>()).add(clock.instant());
  }

  private static String key(String username, String address) {
    return address + " " + username;
  }

  private Optional<Duration> waitFor(String key, int limit) {
    Deque<Instant> times = recent(failures.getOrDefault(key, new ArrayDeque<>()));
    if (times.size() < limit) {
      return Optional.empty();
    }
    return Optional.of(Duration.between(clock.instant(), times.getFirst().plus(WINDOW)));
  }

  private Deque<Instant> recent(Deque<Instant> times) {
    Instant limit = clock.instant().minus(WINDOW);
    while (!times.isEmpty() && !times.getFirst().isAfter(limit)) {
      times.removeFirst();
    }
    return times;
  }
}
