package dev.twinsite.identity.token;

import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Username;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Tells who sends a token. */
@ApplicationScoped
public class Callers {

  private final Revocations revocations;
  private final VerifiedTokens tokens;

  @Inject
  public Callers(KnownKeys keys, Revocations revocations, InstantSource clock) {
    this.revocations = revocations;
    var verifier = new TokenVerifier(new RememberedKeys(keys, clock), clock);
    this.tokens = new VerifiedTokens(verifier::verify, this::requireUnrevoked, clock);
  }

  /**
   * @throws BadTokenException if the token is not accepted, or was taken back
   */
  JWTCallerPrincipal callerOf(String token) throws BadTokenException {
    return tokens.verify(token);
  }

  private void requireUnrevoked(JWTCallerPrincipal caller) throws BadTokenException {
    if (caller.getGroups().contains(Roles.USER) && isRevoked(caller)) {
      throw new BadTokenException("the token of " + caller.getName() + " was taken back");
    }
  }

  private boolean isRevoked(JWTCallerPrincipal caller) {
    String tokenId = caller.getTokenID();
    Instant issuedAt = Instant.ofEpochSecond(caller.getIssuedAtTime());
    return revocations.isRevoked(
        tokenId == null ? "" : tokenId, new Username(caller.getName()), issuedAt);
  }
}
