package dev.twinsite.identity.token;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Spares a client's next request the verification that its last one has just passed. A token is
 * looked at again after a second, so that taking it back is felt soon, and never counts beyond its
 * own end. Only accepted tokens are remembered.
 */
final class VerifiedTokens {

  static final Duration GOOD_FOR = Duration.ofSeconds(1);
  static final int MOST = 4_096;

  /** What is done with a token that is not remembered. */
  @FunctionalInterface
  interface Verification {
    JWTCallerPrincipal verify(String token) throws BadTokenException;
  }

  private record Verified(JWTCallerPrincipal caller, Instant until) {}

  private final Verification verification;
  private final InstantSource clock;
  private final Map<String, Verified> verified =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
          return size() > MOST;
        }
      };

  VerifiedTokens(Verification verification, InstantSource clock) {
    this.verification = verification;
    this.clock = clock;
  }

  JWTCallerPrincipal verify(String token) throws BadTokenException {
    Optional<JWTCallerPrincipal> known = remembered(token);
    return known.isPresent() ? known.get() : remember(token, verification.verify(token));
  }

  private synchronized Optional<JWTCallerPrincipal> remembered(String token) {
    return Optional.ofNullable(verified.get(token))
        .filter(it -> clock.instant().isBefore(it.until()))
        .map(Verified::caller);
  }

  private synchronized JWTCallerPrincipal remember(String token, JWTCallerPrincipal caller) {
    Instant end = Instant.ofEpochSecond(caller.getExpirationTime());
    Instant soon = clock.instant().plus(GOOD_FOR);
    verified.remove(token);
    verified.put(token, new Verified(caller, end.isBefore(soon) ? end : soon));
    return caller;
  }
}
