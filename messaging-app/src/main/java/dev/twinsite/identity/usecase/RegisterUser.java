package dev.twinsite.identity.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.PasswordHasher;
import dev.twinsite.identity.RegistrationOutcome;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.replication.SiteClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Registers a user. Passwords are hashed and compared outside of any transaction, because that is
 * slow on purpose.
 */
@ApplicationScoped
public class RegisterUser {

  private final Users users;
  private final PasswordHasher passwords;
  private final ClaimUsername claim;

  @Inject
  public RegisterUser(Users users, PasswordHasher passwords, ClaimUsername claim) {
    this.users = users;
    this.passwords = passwords;
    this.claim = claim;
  }

  /**
   * Claims a name for a new user, or answers the registration that the same name and password have
   * led to before. To be called outside of a transaction.
   *
   * @throws SiteClosedException if this site decides nothing now
   */
  public Accepted<RegistrationOutcome> register(
      Username username, DisplayName displayName, String password) {
    Optional<User> known = known(username);
    if (known.isPresent()) {
      return answer(known.get(), password);
    }
    return claim
        .claim(username, displayName, passwords.hash(password))
        .orElseGet(() -> answer(known(username).orElseThrow(() -> undecided(username)), password));
  }

  private Optional<User> known(Username username) {
    return users.find(username).filter(user -> user.state() != UserState.VOIDED);
  }

  /** The registration that was in the way has just been voided. */
  private static SiteClosedException undecided(Username username) {
    return new SiteClosedException("username '" + username + "' is being decided");
  }

  private Accepted<RegistrationOutcome> answer(User known, String password) {
    return passwords.matches(password, known.passwordHash())
        ? claim.repeat(known)
        : Accepted.without(new RegistrationOutcome.NameTaken(known.username()));
  }
}
