package dev.twinsite.memory;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Username;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Revocations in memory. */
public final class MemoryRevocations implements Revocations {

  private final Map<String, Instant> tokens;
  private final Map<Username, Instant> users;

  public MemoryRevocations() {
    this(new MemoryDatabase());
  }

  public MemoryRevocations(MemoryDatabase database) {
    tokens = database.map(new HashMap<>());
    users = database.map(new HashMap<>());
  }

  @Override
  public void revokeToken(String tokenId, Instant expiresAt) {
    tokens.put(tokenId, expiresAt);
  }

  @Override
  public void revokeUser(Username username, Instant notBefore) {
    users.merge(username, notBefore, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public boolean isRevoked(String tokenId) {
    return tokens.containsKey(tokenId);
  }

  @Override
  public Optional<Instant> notBefore(Username username) {
    return Optional.ofNullable(users.get(username));
  }
}
