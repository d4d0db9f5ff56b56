package dev.twinsite.payment;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The spending rights of both sites, as this site knows them. */
public interface SpendingRights {

  /** An account with its rights as last committed; empty if there is no such account. */
  Optional<Wallet> find(AccountId account);

  /**
   * An account with its rights, this site's right locked until the transaction ends; empty if there
   * is no such account.
   */
  Optional<Wallet> lockOwn(AccountId account);

  /**
   * Accounts with their rights, all rights locked until the transaction ends, in the order of
   * {@link RightChange#LOCK_ORDER}. Unknown accounts are missing from the result.
   */
  Map<AccountId, Wallet> lockAll(Collection<AccountId> accounts);

  /**
   * Reserves an amount of a right.
   *
   * @throws IllegalStateException if the right does not cover it
   */
  void hold(AccountId account, RightShare share);

  /**
   * Gives a reservation back.
   *
   * @throws IllegalStateException if less than that is held
   */
  void release(AccountId account, RightShare share);

  /**
   * Reserves what a grant takes from a right.
   *
   * @throws IllegalStateException if the right does not cover it
   */
  void hold(Grant grant);

  /**
   * Gives back what a grant has reserved.
   *
   * @throws IllegalStateException if less than that is held for grants
   */
  void release(Grant grant);

  /**
   * Moves a grant from one site's right to the other's. Checks no rule: whoever made the grant has
   * done so.
   *
   * @param held whether it is reserved here, so that the reservation is used up
   */
  void move(Grant grant, boolean held);
}
