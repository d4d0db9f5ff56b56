package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import java.util.Optional;

/** The accounts of users. */
public interface Accounts {

  /** Opens an account with nothing in it; an account that is known already stays as it is. */
  void open(Account account);

  /** The account of that id. */
  Optional<Account> find(AccountId id);

  /** The account of a posted user. */
  Optional<Account> of(Username owner);
}
