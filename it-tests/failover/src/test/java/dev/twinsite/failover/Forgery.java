package dev.twinsite.failover;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Tokens that no site has signed. */
final class Forgery {

  private Forgery() {}

  /** The same header and claims, signed with a key that nobody knows. */
  static String signedByAForeignKey(String token) {
    String content = token.substring(0, token.lastIndexOf('.'));
    try {
      return content + "." + encode(sign(algorithmOf(token), content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Other claims under the signature of the true ones. */
  static String withOtherClaims(String token, String from, String to) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    byte[] changed = claims.replace(from, to).getBytes(StandardCharsets.UTF_8);
    return parts[0] + "." + encode(changed) + "." + parts[2];
  }

  /** The true claims, with a header that says they need no signature. */
  static String withoutSignature(String token) {
    byte[] header = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
    return encode(header) + "." + token.split("\\.")[1] + ".";
  }

  /** The true claims and signature, under the name of a key that does not exist. */
  static String withUnknownKey(String token) {
    String[] parts = token.split("\\.");
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    String other = header.replaceFirst("\"kid\":\"[^\"]*\"", "\"kid\":\"nobody\"");
    return encode(other.getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "." + parts[2];
  }

  private static String algorithmOf(String token) {
    byte[] header = Base64.getUrlDecoder().decode(token.split("\\.")[0]);
    return new String(header, StandardCharsets.UTF_8).contains("ES256") ? "ES256" : "RS256";
  }

  private static byte[] sign(String algorithm, String content) throws GeneralSecurityException {
    boolean elliptic = algorithm.equals("ES256");
    KeyPairGenerator keys = KeyPairGenerator.getInstance(elliptic ? "EC" : "RSA");
    if (elliptic) {
      keys.initialize(new ECGenParameterSpec("secp256r1"));
    }
    KeyPair foreign = keys.generateKeyPair();
    Signature signature =
        Signature.getInstance(elliptic ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
    signature.initSign(foreign.getPrivate());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
