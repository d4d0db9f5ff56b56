package dev.twinsite.identity.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Spares the database from being asked for the same key again and again. A key never changes, so
 * what was found is remembered for long; that a key is unknown is remembered for a moment only,
 * because it may be on its way here. Both memories are bounded: anybody can invent names of keys.
 */
final class RememberedKeys implements VerificationKeys {

  static final Duration FOUND_FOR = Duration.ofMinutes(5);
  static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);
  static final int MOST = 256;

  private record Memory(Optional<VerificationKey> key, Instant until) {}

  private final VerificationKeys source;
  private final InstantSource clock;
  private final Map<String, Memory> found = bounded();
  private final Map<String, Memory> unknown = bounded();

  RememberedKeys(VerificationKeys source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Optional<VerificationKey> find(String kid) {
    Optional<Memory> memory = remembered(kid);
    return memory.isPresent() ? memory.get().key() : remember(kid, source.find(kid));
  }

  private synchronized Optional<Memory> remembered(String kid) {
    Memory memory = found.containsKey(kid) ? found.get(kid) : unknown.get(kid);
    return Optional.ofNullable(memory).filter(it -> clock.instant().isBefore(it.until()));
  }

  private synchronized Optional<VerificationKey> remember(
      String kid, Optional<VerificationKey> key) {
    Map<String, Memory> memories = key.isPresent() ? found : unknown;
    Duration lifetime = key.isPresent() ? FOUND_FOR : UNKNOWN_FOR;
    memories.put(kid, new Memory(key, clock.instant().plus(lifetime)));
    return key;
  }

  private static Map<String, Memory> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Memory> eldest) {
        return size() > MOST;
      }
    };
  }
}
