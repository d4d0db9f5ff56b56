package dev.twinsite.memory;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Username;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Revocations in memory. */
public final class MemoryRevocations implements Revocations {

  private final Set<String> tokens = new HashSet<>();
  private final Map<Username, Instant> users = new HashMap<>();

  @Override
  public void revokeToken(String tokenId, Instant expiresAt) {
    tokens.add(tokenId);
  }

  @Override
  public void revokeUser(Username username, Instant notBefore) {
    users.merge(username, notBefore, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public boolean isRevoked(String tokenId) {
    return tokens.contains(tokenId);
  }

  @Override
  public Optional<Instant> notBefore(Username username) {
    return Optional.ofNullable(users.get(username));
  }
}
