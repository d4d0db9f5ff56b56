package dev.twinsite.ops.login;

import dev.twinsite.ops.fence.OperatorKey;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.site.SiteName;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The key that this ops server signs with, made at its first start and kept in the file {@code
 * signing-key.json}. The private half never leaves this server.
 */
public final class SigningKey {

  private final OperatorKey published;
  private final PrivateKey privateKey;

  private SigningKey(Stored stored) throws GeneralSecurityException {
    this.published = new OperatorKey(stored.kid, stored.issuer, stored.publicKey, stored.createdAt);
    byte[] pkcs8 = Base64.getDecoder().decode(stored.privateKey);
    this.privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private record Stored(
      String kid, String issuer, String publicKey, String privateKey, Instant createdAt) {}

  /**
   * The key of this server; a new one if it has none yet.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read or written
   */
  public static SigningKey in(Path directory, SiteName site, Instant now) {
    DurableFile file = new DurableFile(directory, "signing-key.json");
    try {
      Stored stored =
          file.read().map(json -> Json.read(json, Stored.class)).orElseGet(() -> make(site, now));
      if (file.read().isEmpty()) {
        file.write(Json.write(stored));
      }
      return new SigningKey(stored);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key in " + file + " cannot be used", e);
    }
  }

  /** What everybody may know of the key. */
  public OperatorKey published() {
    return published;
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  private static Stored make(SiteName site, Instant now) {
    KeyPair pair = generate();
    return new Stored(
        site + "-ops-" + UUID.randomUUID(),
        issuer(site),
        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
        now);
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  private static String issuer(SiteName site) {
    return "urn:twinsite:ops:" + site;
  }
}
