package dev.twinsite.identity.token;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Spares a client's next request the verification that its last one has just passed. Whether a
 * token was taken back is asked again after a second, so that it is felt soon, and for all tokens
 * that are remembered at once: many callers cost one question a second, not one for each of their
 * requests. The signature, which cannot change, is verified again after a minute, since its key may
 * be withdrawn. Nothing counts beyond the token's own end. Only accepted tokens are remembered.
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
  interface Inquiry {

    /** Asks about one token. */
    void requireUnrevoked(JWTCallerPrincipal caller) throws BadTokenException;

    /** Those of the tokens that were taken back. */
    Collection<JWTCallerPrincipal> revoked(Collection<JWTCallerPrincipal> callers);
  }

  private record Verified(JWTCallerPrincipal caller, Instant until, Instant askedUntil) {

    Verified asked(Instant now) {
      return new Verified(caller, until, now.plus(ASK_AGAIN));
    }
  }

  private final Verification verification;
  private final Inquiry inquiry;
  private final InstantSource clock;
  private final AtomicBoolean asking = new AtomicBoolean();
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
    Optional<JWTCallerPrincipal> known = unrevoked(token, now);
    if (known.isEmpty() && remembered(token, now).isPresent()) {
      askForAll(now);
      known = unrevoked(token, now);
    }
    return known.isPresent() ? known.get() : verifyAnew(token, now);
  }

  private Optional<JWTCallerPrincipal> unrevoked(String token, Instant now) {
    return remembered(token, now).filter(it -> now.isBefore(it.askedUntil())).map(Verified::caller);
  }

  /** One caller asks for all; those who come meanwhile, and those whom nobody remembers, alone. */
  private void askForAll(Instant now) {
    if (asking.compareAndSet(false, true)) {
      try {
        Map<String, Verified> known = known(now);
        var revoked =
            new HashSet<>(inquiry.revoked(known.values().stream().map(Verified::caller).toList()));
        known.forEach((token, it) -> settle(token, it, revoked.contains(it.caller()), now));
      } finally {
        asking.set(false);
      }
    }
  }

  private synchronized Map<String, Verified> known(Instant now) {
    verified.values().removeIf(it -> !now.isBefore(it.until()));
    return new HashMap<>(verified);
  }

  /** What was forgotten or asked for anew in the meantime stays so. */
  private synchronized void settle(String token, Verified known, boolean revoked, Instant now) {
    verified.computeIfPresent(
        token, (same, it) -> it != known ? it : revoked ? null : it.asked(now));
  }

  private JWTCallerPrincipal verifyAnew(String token, Instant now) throws BadTokenException {
    Optional<Verified> known = remembered(token, now);
    JWTCallerPrincipal caller =
        known.isPresent() ? known.get().caller() : verification.verify(token);
    inquiry.requireUnrevoked(caller);
    Instant until = known.map(Verified::until).orElseGet(() -> end(caller, now));
    remember(token, new Verified(caller, until, now.plus(ASK_AGAIN)));
    return caller;
  }

  synchronized void forget() {
    verified.clear();
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
