package dev.twinsite.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was taken back: single tokens, and everything a user was given before an instant. */
public interface Revocations {

  /**
   * Takes back one token.
   *
   * @param tokenId the token's {@code jti}
   * @param expiresAt when the token would end anyway
   */
  void revokeToken(String tokenId, Instant expiresAt);

  /** Takes back every token that the user was given before the instant. */
  void revokeUser(Username username, Instant notBefore);

  /** Whether that token was taken back. */
  boolean isRevoked(String tokenId);

  /** Tokens of the user given before this instant are void. */
  Optional<Instant> notBefore(Username username);

  /** Whether a token that the user was given at that time was taken back, alone or with others. */
  default boolean isRevoked(String tokenId, Username username, Instant issuedAt) {
    return isRevoked(tokenId) || notBefore(username).filter(issuedAt::isBefore).isPresent();
  }

  /**
   * A token that a user was given.
   *
   * @param tokenId the token's {@code jti}; empty if it has none
   */
  record Given(String tokenId, Username username, Instant issuedAt) {}

  /** Those of the tokens that were taken back, alone or with others; asked for all at once. */
  default List<Given> revoked(Collection<Given> tokens) {
    return tokens.stream()
        .filter(it -> isRevoked(it.tokenId(), it.username(), it.issuedAt()))
        .toList();
  }
}
