package dev.twinsite.identity;

import dev.twinsite.payment.AccountId;
import dev.twinsite.time.Stamp;

/**
 * One registration of a name. It is born pending at the site that accepts it, and is posted when
 * both sites hold it; only then may anything be built on it. Two sites may each hold a registration
 * of the same name for a moment; at most one of them is ever posted.
 *
 * @param wallet the account that comes with the registration; it also tells two registrations of
 *     the same name apart
 * @param passwordHash what the password is compared with, in a form that names its algorithm
 * @param registered when and where the registration was accepted
 */
public record User(
    Username username,
    DisplayName displayName,
    String passwordHash,
    AccountId wallet,
    Stamp registered,
    UserState state) {

  /** Whether others may deal with this user and the user may sign in. */
  public boolean isPosted() {
    return state == UserState.POSTED;
  }

  /** The same registration in another state. */
  public User with(UserState next) {
    return new User(username, displayName, passwordHash, wallet, registered, next);
  }
}
