package dev.twinsite.payment;

import java.util.Optional;

/** The accounts of users. */
public interface Accounts {

  /** Opens an account with nothing in it; an account that is known already stays as it is. */
  void open(Account account);

  /** The account of that id. */
  Optional<Account> find(AccountId id);
}
