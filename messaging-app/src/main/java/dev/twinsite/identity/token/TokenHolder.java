package dev.twinsite.identity.token;

import static java.util.Objects.requireNonNullElse;

import dev.twinsite.identity.Username;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Instant;

/**
 * A user with a token that is accepted.
 *
 * @param tokenId what the token is called when it is taken back; empty if it has no name
 * @param until when the token ends by itself
 */
public record TokenHolder(Username user, String tokenId, Instant until) {

  static TokenHolder of(JWTCallerPrincipal caller) {
    return new TokenHolder(
        new Username(caller.getName()),
        requireNonNullElse(caller.getTokenID(), ""),
        Instant.ofEpochSecond(caller.getExpirationTime()));
  }
}
