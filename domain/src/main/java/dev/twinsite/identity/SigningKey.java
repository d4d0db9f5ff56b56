package dev.twinsite.identity;

import dev.twinsite.site.SiteName;
import java.time.Instant;

/**
 * The public half of a key with which a site signs its tokens. The private half never leaves the
 * site's database.
 *
 * @param kid the name of the key in the tokens it signs; 1 to 128 characters
 * @param publicKey X.509 SubjectPublicKeyInfo in Base64
 */
public record SigningKey(String kid, SiteName site, String publicKey, Instant createdAt) {

  public SigningKey {
    if (kid.isEmpty() || kid.length() > 128) {
      throw new IllegalArgumentException("kid '" + kid + "' is not 1 to 128 characters long");
    }
  }
}
