package dev.twinsite.memory;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.SigningKeys;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Public keys in memory. */
public final class MemorySigningKeys implements SigningKeys {

  private final Map<String, SigningKey> keys;

  public MemorySigningKeys() {
    this(new MemoryDatabase());
  }

  public MemorySigningKeys(MemoryDatabase database) {
    keys = database.map(new LinkedHashMap<>());
  }

  @Override
  public boolean add(SigningKey key) {
    return keys.putIfAbsent(key.kid(), key) == null;
  }

  @Override
  public Optional<SigningKey> find(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  @Override
  public Collection<SigningKey> all() {
    return keys.values().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).reversed())
        .toList();
  }
}
