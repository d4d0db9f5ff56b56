package dev.twinsite.identity.token;

import dev.twinsite.site.SiteName;
import java.security.PublicKey;

/**
 * A key whose tokens are accepted, and for what.
 *
 * @param issuer what a token signed with this key must name as its issuer
 * @param role the one role that such a token can give
 */
record VerificationKey(String kid, String issuer, PublicKey key, String role) {

  /** The issuer of a site's tokens for its users. */
  static String siteIssuer(SiteName site) {
    return "https://twinsite/" + site;
  }
}
