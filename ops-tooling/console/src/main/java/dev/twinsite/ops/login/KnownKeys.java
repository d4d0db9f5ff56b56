package dev.twinsite.ops.login;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.fence.OperatorKey;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The public keys of both ops servers: the own one, and those the other server has named in a
 * sealed greeting. Kept in the file {@code known-keys.json}.
 */
public final class KnownKeys {

  private static final int AT_MOST = 16;

  private final DurableFile file;
  private volatile Map<String, OperatorKey> keys;

  /** The keys known in a directory, and the own one. */
  public KnownKeys(Path directory, OperatorKey own) {
    this.file = new DurableFile(directory, "known-keys.json");
    this.keys = Map.of();
    learn(file.read().map(KnownKeys::list).orElse(List.of()));
    learn(List.of(own));
  }

  /** All keys. */
  public Collection<OperatorKey> all() {
    return keys.values();
  }

  /** What tells the keys apart, by their ids. */
  public Map<String, String> fingerprints() {
    return keys.values().stream()
        .collect(Collectors.toMap(OperatorKey::kid, key -> shortened(key.publicKey())));
  }

  /** The end of a public key: its beginning is the same for all of its kind. */
  private static String shortened(String publicKey) {
    return publicKey.substring(Math.max(0, publicKey.length() - 16));
  }

  /** The key of this id; empty if it is not known. */
  public Optional<OperatorKey> find(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  /** Adds keys that are not known yet; a known id keeps its key. */
  public synchronized void learn(Collection<OperatorKey> more) {
    Map<String, OperatorKey> next = new TreeMap<>(keys);
    more.stream().limit(AT_MOST).forEach(key -> next.putIfAbsent(key.kid(), key));
    if (!next.equals(keys)) {
      file.write(Json.write(next.values()));
      keys = Map.copyOf(next);
    }
  }

  private static List<OperatorKey> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<OperatorKey>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("known-keys.json cannot be read", e);
    }
  }
}
