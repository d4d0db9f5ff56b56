package dev.twinsite.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.app.SessionConfiguration;
import dev.twinsite.identity.Username;
import dev.twinsite.site.SiteName;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final SiteKey PANGYO_KEY = SiteKey.generate(PANGYO, NOON);
  private static final SiteKey ANSAN_KEY = SiteKey.generate(ANSAN, NOON);
  private static final KeyPair OPS_PAIR = KeyForm.generate();
  private static final String OPS_KID = "pangyo-ops-1";
  private static final String OPS_ISSUER = "twinsite-ops/pangyo";

  private final Map<String, VerificationKey> known = new HashMap<>();
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private final TokenVerifier verifier =
      new TokenVerifier(kid -> Optional.ofNullable(known.get(kid)), clock);

  TokenVerifierTest() {
    know(PANGYO_KEY);
    known.put(
        OPS_KID, new VerificationKey(OPS_KID, OPS_ISSUER, OPS_PAIR.getPublic(), Roles.OPERATOR));
  }

  @Test
  void aTokenOfThisSiteNamesItsUser() throws BadTokenException {
    var caller = verifier.verify(issued(PANGYO_KEY));

    assertThat(caller.getName()).isEqualTo("minji");
    assertThat(caller.getGroups()).containsExactly(Roles.USER);
  }

  @Test
  void aTokenOfTheOtherSiteIsGoodOnceItsKeyHasArrived() throws BadTokenException {
    String token = issued(ANSAN_KEY);
    assertRefused(token);

    know(ANSAN_KEY);

    assertThat(verifier.verify(token).getName()).isEqualTo("minji");
  }

  @Test
  void aTokenEnds() throws BadTokenException {
    String token = issued(PANGYO_KEY);
    now = NOON.plus(Duration.ofHours(12)).minusSeconds(1);
    verifier.verify(token);

    now = NOON.plus(Duration.ofHours(12)).plusSeconds(2);

    assertRefused(token);
  }

  @Test
  void aTokenWithoutAnEndIsRefused() {
    JwtClaims claims = userClaims();
    claims.unsetClaim("exp");
    assertRefused(signed(claims, PANGYO_KEY.kid(), PANGYO_KEY.privateKey()));
  }

  @Test
  void aTokenSignedByAForeignKeyUnderAKnownNameIsRefused() {
    assertRefused(signed(userClaims(), PANGYO_KEY.kid(), ANSAN_KEY.privateKey()));
  }

  @Test
  void aKeyVouchesForItsOwnIssuerOnly() {
    JwtClaims claims = userClaims();
    claims.setIssuer(VerificationKey.siteIssuer(ANSAN));
    assertRefused(signed(claims, PANGYO_KEY.kid(), PANGYO_KEY.privateKey()));
  }

  @Test
  void aTamperedTokenIsRefused() {
    String[] parts = issued(PANGYO_KEY).split("\\.");
    String body = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    parts[1] = base64(body.replace("minji", "junho"));
    assertRefused(String.join(".", parts));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String header = base64("{\"alg\":\"none\",\"kid\":\"" + PANGYO_KEY.kid() + "\"}");
    assertRefused(header + "." + base64(userClaims().toJson()) + ".");
  }

  @Test
  void aPublicKeyIsNoSharedSecret() throws JoseException {
    var signature = new JsonWebSignature();
    signature.setPayload(userClaims().toJson());
    signature.setKeyIdHeaderValue(PANGYO_KEY.kid());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    signature.setKey(new HmacKey(Base64.getDecoder().decode(PANGYO_KEY.published().publicKey())));
    assertRefused(signature.getCompactSerialization());
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String text : List.of("", "x", "a.b.c", "..", "ey", "💥.💥.💥", "x".repeat(5_000))) {
      assertRefused(text);
    }
  }

  @Test
  void aSiteCannotMakeAnOperator() throws BadTokenException {
    JwtClaims claims = userClaims();
    claims.setStringListClaim("groups", List.of(Roles.USER, Roles.OPERATOR));

    var caller = verifier.verify(signed(claims, PANGYO_KEY.kid(), PANGYO_KEY.privateKey()));

    assertThat(caller.getGroups()).containsExactly(Roles.USER);
  }

  @Test
  void anOpsServerMakesOperatorsAndNoUsers() throws BadTokenException {
    JwtClaims claims = userClaims();
    claims.setIssuer(OPS_ISSUER);
    assertRefused(signed(claims, OPS_KID, OPS_PAIR.getPrivate()));

    claims.setStringListClaim("groups", List.of(Roles.OPERATOR, Roles.USER));

    var caller = verifier.verify(signed(claims, OPS_KID, OPS_PAIR.getPrivate()));
    assertThat(caller.getGroups()).containsExactly(Roles.OPERATOR);
  }

  private void know(SiteKey key) {
    known.put(
        key.kid(),
        new VerificationKey(
            key.kid(),
            VerificationKey.siteIssuer(key.published().site()),
            KeyForm.publicKey(key.published().publicKey()),
            Roles.USER));
  }

  private String issued(SiteKey key) {
    var issuer = new TokenIssuer(new SessionConfiguration(Duration.ofHours(12), 1), clock);
    issuer.signWith(key);
    return issuer.issue(new Username("minji")).token();
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(BadTokenException.class);
  }

  private static JwtClaims userClaims() {
    var claims = new JwtClaims();
    claims.setIssuer(VerificationKey.siteIssuer(PANGYO));
    claims.setSubject("minji");
    claims.setStringClaim("upn", "minji");
    claims.setStringListClaim("groups", List.of(Roles.USER));
    claims.setIssuedAt(NumericDate.fromSeconds(NOON.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(NOON.getEpochSecond() + 60));
    return claims;
  }

  private static String signed(JwtClaims claims, String kid, Key key) {
    try {
      var signature = new JsonWebSignature();
      signature.setPayload(claims.toJson());
      signature.setKeyIdHeaderValue(kid);
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      signature.setKey(key);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
