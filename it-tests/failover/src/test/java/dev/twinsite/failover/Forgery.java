package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;

/** Tokens that no site has given out, made of one that a site has. */
final class Forgery {

  private Forgery() {}

  /** The same header and claims, signed with a key that nobody knows. */
  static String signedByAForeignKey(String token) {
    try {
      PrivateKey foreign = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
      return signed(headerOf(token), claimsOf(token), foreign);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same claims with another end, signed with the key of the site, taken from its database. */
  static String endingAt(Instant end, String token, Site site) {
    String claims = claimsOf(token).replaceFirst("\"exp\":\\d+", "\"exp\":" + end.getEpochSecond());
    return signed(headerOf(token), claims, keyOf(site));
  }

  /** Other claims under the signature of the true ones. */
  static String withOtherClaims(String token, String from, String to) {
    return encode(headerOf(token))
        + "."
        + encode(claimsOf(token).replace(from, to))
        + signatureOf(token);
  }

  /** The true claims, with a header that says they need no signature. */
  static String withoutSignature(String token) {
    return encode("{\"alg\":\"none\"}") + "." + encode(claimsOf(token)) + ".";
  }

  /** The true claims and signature, under the name of a key that does not exist. */
  static String withUnknownKey(String token) {
    String header = headerOf(token).replaceFirst("\"kid\":\"[^\"]*\"", "\"kid\":\"nobody\"");
    return encode(header) + "." + encode(claimsOf(token)) + signatureOf(token);
  }

  private static PrivateKey keyOf(Site site) {
    try (var database = site.openDatabase();
        var query = database.prepareStatement("select private_key from app.site_key");
        var rows = query.executeQuery()) {
      rows.next();
      byte[] key = Base64.getDecoder().decode(rows.getString(1));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (SQLException | GeneralSecurityException e) {
      throw new IllegalStateException("the key of " + site + " cannot be read", e);
    }
  }

  private static String signed(String header, String claims, PrivateKey key) {
    String content = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String headerOf(String token) {
    return decode(token.split("\\.")[0]);
  }

  private static String claimsOf(String token) {
    return decode(token.split("\\.")[1]);
  }

  /** With the dot before it. */
  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.'));
  }

  private static String decode(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
