package dev.twinsite.identity;

import dev.twinsite.payment.AccountId;
import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The registrations that this site knows. */
public interface Users {

  /**
   * Takes in a registration.
   *
   * @return false, and nothing is changed, if this site's own database already holds a registration
   *     of that name, accepted at the same site, that is not voided
   */
  boolean add(User user);

  /**
   * Moves the registration that came with this wallet to another state.
   *
   * @throws IllegalStateException if there is no such registration
   */
  void change(AccountId wallet, UserState state);

  /** The posted registration of the name, else a pending one, else none. */
  Optional<User> find(Username username);

  /** The posted user of that name, if there is one. */
  Optional<User> findPosted(Username username);

  /** The registration of the name that a site accepted and that is not voided. */
  Optional<User> findClaim(Username username, SiteName origin);

  /** Those of the names that belong to posted users. */
  List<Username> posted(Collection<Username> usernames);
}
