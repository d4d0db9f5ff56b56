package dev.twinsite.identity.token;

import dev.twinsite.app.SessionConfiguration;
import dev.twinsite.identity.Username;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens with this site's key. */
@ApplicationScoped
public class TokenIssuer {

  /** A token as it is given out. */
  public record IssuedToken(String token, Instant expiresAt) {}

  private final SessionConfiguration configuration;
  private final InstantSource clock;
  private volatile Optional<SiteKey> key = Optional.empty();

  @Inject
  public TokenIssuer(SessionConfiguration configuration, InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /** From now on tokens are signed with this key. */
  public void signWith(SiteKey siteKey) {
    key = Optional.of(siteKey);
  }

  /**
   * A token for a user.
   *
   * @throws IllegalStateException if this node has no key yet
   */
  public IssuedToken issue(Username username) {
    SiteKey signer = key.orElseThrow(() -> new IllegalStateException("no signing key yet"));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(configuration.tokenLifetime());
    return new IssuedToken(sign(claims(username, signer, now, expiresAt), signer), expiresAt);
  }

  private static JwtClaims claims(
      Username username, SiteKey signer, Instant issuedAt, Instant expiresAt) {
    var claims = new JwtClaims();
    claims.setIssuer(VerificationKey.siteIssuer(signer.published().site()));
    claims.setSubject(username.value());
    claims.setStringClaim(Claims.upn.name(), username.value());
    claims.setStringListClaim(Claims.groups.name(), List.of(Roles.USER));
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
    return claims;
  }

  private static String sign(JwtClaims claims, SiteKey signer) {
    try {
      var signature = new JsonWebSignature();
      signature.setPayload(claims.toJson());
      signature.setKey(signer.privateKey());
      signature.setKeyIdHeaderValue(signer.kid());
      signature.setHeader("typ", TokenVerifier.TOKEN_TYPE);
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token cannot be signed with " + signer, e);
    }
  }
}
