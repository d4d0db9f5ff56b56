package dev.twinsite.identity;

import java.util.Collection;
import java.util.Optional;

/** The public keys of both sites, as far as this site knows them. */
public interface SigningKeys {

  /** Takes in a key; a key that is known already stays as it is. */
  void add(SigningKey key);

  /** The key of that name. */
  Optional<SigningKey> find(String kid);

  /** All known keys, the newest first. */
  Collection<SigningKey> all();
}
