package dev.twinsite.identity;

import dev.twinsite.payment.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The registrations that this site knows. */
public interface Users {

  /**
   * Takes in a registration, unless one of that name is known that is not voided, whichever site
   * has accepted it.
   *
   * @return false, and nothing is changed, if so
   */
  boolean claim(User user);

  /**
   * Takes in a registration in any state, beside what the other site may have accepted under its
   * name.
   *
   * @return false, and nothing is changed, if the registration with this wallet is known already
   */
  boolean add(User user);

  /**
   * Decides the pending registration that came with this wallet.
   *
   * @return false, and nothing is changed, if it is not pending any more, or unknown
   */
  boolean decide(AccountId wallet, UserState state);

  /**
   * Posts a registration that was voided, because a regent has decided otherwise than the rule for
   * two claims.
   *
   * @return false, and nothing is changed, if it is not voided, or unknown
   */
  boolean overrule(AccountId wallet);

  /** The registration that came with this wallet. */
  Optional<User> find(AccountId wallet);

  /** The posted registration of the name, else a pending one, else the last voided one. */
  Optional<User> find(Username username);

  /** The posted user of that name, if there is one. */
  Optional<User> findPosted(Username username);

  /** The posted users among those names; names that nobody has are missing from the result. */
  Map<Username, User> findPosted(Collection<Username> usernames);
}
