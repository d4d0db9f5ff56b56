package dev.twinsite.ops.login;

import dev.twinsite.ops.fence.OperatorKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Gives out tokens to operators, and reads those of both ops servers. */
public final class Tokens {

  /** The role of somebody who may look at everything and change nothing. */
  public static final String VIEWER = "viewer";

  /** The role of an operator. */
  public static final String OPERATOR = "operator";

  /** The role of the second person, who also looks after the accounts. */
  public static final String APPROVER = "approver";

  /** All roles there are. */
  public static final List<String> ROLES = List.of(VIEWER, OPERATOR, APPROVER);

  private static final Duration LIFETIME = Duration.ofHours(8);
  private static final int LONGEST = 4096;
  private static final String GROUPS = "groups";

  private final SigningKey key;
  private final KnownKeys keys;
  private final InstantSource clock;

  /** Tokens signed with a key, and read with all known ones. */
  public Tokens(SigningKey key, KnownKeys keys, InstantSource clock) {
    this.key = key;
    this.keys = keys;
    this.clock = clock;
  }

  /** A token that was given out. */
  public record Issued(String token, Instant expiresAt, List<String> roles) {}

  /** Who shows a token. */
  public record Caller(String username, String issuer, List<String> roles) {

    /** The same caller with only those of the roles that are among these. */
    public Caller limitedTo(Collection<String> still) {
      return new Caller(username, issuer, roles.stream().filter(still::contains).toList());
    }
  }

  /** Whether the caller's token was given out here. */
  public boolean isOwn(Caller caller) {
    return caller.issuer().equals(key.published().issuer());
  }

  /** A token with these roles, good for eight hours. */
  public Issued issue(String username, List<String> roles) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(LIFETIME);
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(key.published().issuer());
    claims.setSubject(username);
    claims.setStringClaim("upn", username);
    claims.setStringListClaim(GROUPS, roles);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
    return new Issued(sign(claims), end, roles);
  }

  /** Who shows this token; empty if it is malformed, expired or signed by a key not known here. */
  public Optional<Caller> read(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Optional<OperatorKey> signer = keyId(token).flatMap(keys::find);
      return signer.isPresent() ? Optional.of(read(token, signer.get())) : Optional.empty();
    } catch (JoseException
        | InvalidJwtException
        | MalformedClaimException
        | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  // jose4j reads the header without a look at its types; anybody may send one.
  private static Optional<String> keyId(String token) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(token);
    Object kid = signature.getHeaders().getObjectHeaderValue("kid");
    return kid instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private Caller read(String token, OperatorKey signer)
      throws InvalidJwtException, MalformedClaimException, GeneralSecurityException {
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(
                    ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
            .setVerificationKey(publicKey(signer))
            .setExpectedIssuer(true, signer.issuer())
            .setSkipDefaultAudienceValidation()
            .setRequireExpirationTime()
            .setRequireSubject()
            .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
            .build()
            .processToClaims(token);
    List<String> roles =
        claims.hasClaim(GROUPS) ? claims.getStringListClaimValue(GROUPS) : List.of();
    return new Caller(claims.getSubject(), signer.issuer(), roles);
  }

  private String sign(JwtClaims claims) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(claims.toJson());
      signature.setKey(key.privateKey());
      signature.setKeyIdHeaderValue(key.published().kid());
      signature.setHeader("typ", "JWT");
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
  }

  private static PublicKey publicKey(OperatorKey key) throws GeneralSecurityException {
    byte[] encoded = Base64.getDecoder().decode(key.publicKey());
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
