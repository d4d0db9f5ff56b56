package dev.twinsite.identity.token;

import java.util.Optional;

/** The keys whose tokens are accepted. */
@FunctionalInterface
interface VerificationKeys {

  /** The key of that name. */
  Optional<VerificationKey> find(String kid);
}
