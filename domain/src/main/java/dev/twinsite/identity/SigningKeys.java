package dev.twinsite.identity;

import java.util.Collection;
import java.util.Optional;

/** The public keys of both sites, as far as this site knows them. */
public interface SigningKeys {

  /**
   * Takes in a key.
   *
   * @return false, and nothing is changed, if a key of that name is known already
   */
  boolean add(SigningKey key);

  /** The key of that name. */
  Optional<SigningKey> find(String kid);

  /** All known keys, the newest first. */
  Collection<SigningKey> all();
}
