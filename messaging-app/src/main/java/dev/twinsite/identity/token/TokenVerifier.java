package dev.twinsite.identity.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Turns a token into its caller, if the key that it names vouches for it. */
final class TokenVerifier {

  static final String TOKEN_TYPE = "JWT";

  /** How far the clocks of two sites may differ; a node that is further off closes itself. */
  private static final int CLOCK_SKEW_SECONDS = 1;

  private static final int LONGEST_TOKEN = 4_096;
  private static final Pattern KID_FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final VerificationKeys keys;
  private final InstantSource clock;

  TokenVerifier(VerificationKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @throws BadTokenException if the token is malformed, expired, signed by a key that is not known
   *     here, or claims what its key may not give
   */
  JWTCallerPrincipal verify(String token) throws BadTokenException {
    if (token.length() > LONGEST_TOKEN) {
      throw new BadTokenException("a token of " + token.length() + " characters");
    }
    String kid = kid(token);
    VerificationKey key =
        keys.find(kid).orElseThrow(() -> new BadTokenException("key " + kid + " is unknown"));
    return caller(token, key);
  }

  private static String kid(String token) throws BadTokenException {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(token);
      String kid = signature.getKeyIdHeaderValue();
      if (kid == null || !KID_FORM.matcher(kid).matches()) {
        throw new BadTokenException("the token names no key");
      }
      return kid;
    } catch (JoseException e) {
      throw new BadTokenException("the token is malformed", e);
    }
  }

  private JWTCallerPrincipal caller(String token, VerificationKey key) throws BadTokenException {
    try {
      JwtClaims claims = consumer(key).processToClaims(token);
      requireRole(claims, key);
      claims.setStringListClaim(Claims.groups.name(), List.of(key.role()));
      claims.setClaim(Claims.raw_token.name(), token);
      return new DefaultJWTCallerPrincipal(token, TOKEN_TYPE, claims);
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new BadTokenException("the token is not valid", e);
    }
  }

  private static void requireRole(JwtClaims claims, VerificationKey key)
      throws MalformedClaimException, BadTokenException {
    if (!claims.hasClaim(Claims.groups.name())
        || !claims.getStringListClaimValue(Claims.groups.name()).contains(key.role())) {
      throw new BadTokenException("the token does not give the role " + key.role());
    }
  }

  private JwtConsumer consumer(VerificationKey key) {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(ConstraintType.PERMIT, algorithm(key.key())))
        .setVerificationKey(key.key())
        .setExpectedIssuer(true, key.issuer())
        .setSkipDefaultAudienceValidation()
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setRequireSubject()
        .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
        .build();
  }

  private static String algorithm(PublicKey key) {
    return key instanceof RSAPublicKey
        ? AlgorithmIdentifiers.RSA_USING_SHA256
        : AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
  }
}
