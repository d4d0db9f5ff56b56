package dev.twinsite.identity;

/** Turns passwords into hashes that are safe to keep and to send to the other site. Slow. */
public interface PasswordHasher {

  /** A salted hash that names its algorithm and cost; different for each call. */
  String hash(String password);

  /** Whether the hash was made from this password; false for a hash of unknown form. */
  boolean matches(String password, String hash);
}
