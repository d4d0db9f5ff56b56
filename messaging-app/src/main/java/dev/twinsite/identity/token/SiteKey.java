package dev.twinsite.identity.token;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.site.SiteName;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.UUID;

/**
 * The key with which a site signs. Made once for each database; the private half never leaves it.
 *
 * @param published the half that both sites know
 */
public record SiteKey(PrivateKey privateKey, SigningKey published) {

  /** A new key of the site. */
  static SiteKey generate(SiteName site, Instant now) {
    KeyPair pair = KeyForm.generate();
    String kid = site + "-" + UUID.randomUUID();
    return new SiteKey(
        pair.getPrivate(), new SigningKey(kid, site, KeyForm.text(pair.getPublic()), now));
  }

  /** The name of the key in the tokens that it signs. */
  public String kid() {
    return published.kid();
  }

  @Override
  public String toString() {
    return "SiteKey[" + kid() + "]";
  }
}
