package dev.twinsite.identity.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys as text: Base64 of PKCS #8 for private keys, of X.509 SubjectPublicKeyInfo for public ones.
 */
final class KeyForm {

  /*
   * Sites sign with RSA, because verifying happens with every request and signing only at a log-in:
   * an RSA 2048 signature is verified about twenty times faster in Java than one on P-256.
   */
  private static final String OWN_ALGORITHM = "RSA";
  private static final int OWN_BITS = 2048;

  /** What keys of others may be; the algorithm of a token follows from its key, never from it. */
  private static final List<String> ALGORITHMS = List.of("RSA", "EC");

  private KeyForm() {}

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(OWN_ALGORITHM);
      generator.initialize(OWN_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  static String text(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /**
   * @throws IllegalArgumentException if the text is no RSA private key
   */
  static PrivateKey privateKey(String text) {
    try {
      byte[] encoded = Base64.getDecoder().decode(text);
      return KeyFactory.getInstance(OWN_ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the private key of this site cannot be read", e);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is no RSA or EC public key
   */
  static PublicKey publicKey(String text) {
    byte[] encoded = Base64.getMimeDecoder().decode(text);
    GeneralSecurityException last = null;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw unreadable(last);
  }

  private static IllegalArgumentException unreadable(@Nullable Exception cause) {
    return new IllegalArgumentException("the public key is neither RSA nor EC", cause);
  }
}
