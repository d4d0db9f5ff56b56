package dev.twinsite.ops.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password, hashed with PBKDF2 (HMAC-SHA-512), a salt of its own and as many iterations as it was
 * made with.
 *
 * @param salt base64
 * @param hash base64
 */
record PasswordHash(String algorithm, int iterations, String salt, String hash) {

  private static final String PBKDF2 = "PBKDF2WithHmacSHA512";
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;

  static PasswordHash of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    byte[] hash = derive(PBKDF2, password, salt, ITERATIONS);
    return new PasswordHash(PBKDF2, ITERATIONS, text(salt), text(hash));
  }

  boolean matches(String password) {
    byte[] derived = derive(algorithm, password, Base64.getDecoder().decode(salt), iterations);
    return MessageDigest.isEqual(derived, Base64.getDecoder().decode(hash));
  }

  @Override
  public String toString() {
    return "PasswordHash[" + algorithm + ", " + iterations + "]";
  }

  private static byte[] derive(String algorithm, String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
