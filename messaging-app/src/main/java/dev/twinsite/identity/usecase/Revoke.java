package dev.twinsite.identity.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Username;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Takes tokens back at both sites. */
@ApplicationScoped
public class Revoke {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Revocations revocations;

  @Inject
  public Revoke(Outbox outbox, SiteClock clock, Revocations revocations) {
    this.outbox = outbox;
    this.clock = clock;
    this.revocations = revocations;
  }

  /**
   * Takes back one token.
   *
   * @param tokenId the token's {@code jti}
   * @param expiresAt when the token would end anyway
   */
  @Transactional
  public Accepted<String> token(String tokenId, Instant expiresAt) {
    outbox.enter();
    revocations.revokeToken(tokenId, expiresAt);
    return outbox.append(new TokenRevoked(tokenId, expiresAt, clock.stamp().clock()), tokenId);
  }

  /** Takes back every token that the user was given until now. */
  @Transactional
  public Accepted<Username> user(Username username) {
    outbox.enter();
    Instant notBefore = clock.now();
    revocations.revokeUser(username, notBefore);
    return outbox.append(new UserRevoked(username, notBefore, clock.stamp().clock()), username);
  }
}
