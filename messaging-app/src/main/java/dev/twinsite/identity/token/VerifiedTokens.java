package dev.twinsite.identity.token;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Spares a client's next request the verification that its last one has just passed. Whether a
 * token was taken back is asked again after a second, so that it is felt soon; its signature, which
 * cannot change, after a minute, since its key may be withdrawn. Nothing counts beyond the token's
 * own end. Only accepted tokens are remembered.
 */
final class VerifiedTokens {

  static final Duration ASK_AGAIN = Duration.ofSeconds(1);
  static final Duration VERIFY_AGAIN = Duration.ofMinutes(1);
  static final int MOST = 4_096;

  /** What is done with a token that is not remembered. */
  @FunctionalInterface
  interface Verification {
    JWTCallerPrincipal verify(String token) throws BadTokenException;
  }

  /** What is done again and again with one that is. */
  @FunctionalInterface
  interface Inquiry {
    void requireUnrevoked(JWTCallerPrincipal caller) throws BadTokenException;
  }

  private record Verified(JWTCallerPrincipal caller, Instant until, Instant askedUntil) {}

  private final Verification verification;
  private final Inquiry inquiry;
  private final InstantSource clock;
  private final Map<String, Verified> verified =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
          return size() > MOST;
        }
      };

  VerifiedTokens(Verification verification, Inquiry inquiry, InstantSource clock) {
    this.verification = verification;
    this.inquiry = inquiry;
    this.clock = clock;
  }

  JWTCallerPrincipal verify(String token) throws BadTokenException {
    Instant now = clock.instant();
    Optional<Verified> known = remembered(token, now);
    if (known.filter(it -> now.isBefore(it.askedUntil())).isPresent()) {
      return known.get().caller();
    }
    JWTCallerPrincipal caller =
        known.isPresent() ? known.get().caller() : verification.verify(token);
    inquiry.requireUnrevoked(caller);
    Instant until = known.map(Verified::until).orElseGet(() -> end(caller, now));
    remember(token, new Verified(caller, until, now.plus(ASK_AGAIN)));
    return caller;
  }

  private static Instant end(JWTCallerPrincipal caller, Instant now) {
    Instant end = Instant.ofEpochSecond(caller.getExpirationTime());
    Instant again = now.plus(VERIFY_AGAIN);
    return end.isBefore(again) ? end : again;
  }

  private synchronized Optional<Verified> remembered(String token, Instant now) {
    return Optional.ofNullable(verified.get(token)).filter(it -> now.isBefore(it.until()));
  }

  private synchronized void remember(String token, Verified known) {
    verified.remove(token);
    verified.put(token, known);
  }
}
