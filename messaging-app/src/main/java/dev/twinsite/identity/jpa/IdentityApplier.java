package dev.twinsite.identity.jpa;

import dev.twinsite.event.SigningKeyPublished;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.SigningKeys;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Currency;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes facts of the identity capability effective that the journal brings. */
@ApplicationScoped
public class IdentityApplier {

  private final Users users;
  private final Accounts accounts;
  private final SigningKeys keys;
  private final Revocations revocations;

  @Inject
  public IdentityApplier(
      Users users, Accounts accounts, SigningKeys keys, Revocations revocations) {
    this.users = users;
    this.accounts = accounts;
    this.keys = keys;
    this.revocations = revocations;
  }

  /**
   * A registration that counts: it is posted, whether it was known as pending or not at all, and
   * also if it was voided and a regent has decided otherwise.
   */
  public void post(UserRegistered event, SiteName origin) {
    settle(user(event, origin, UserState.POSTED));
    users.overrule(event.wallet());
  }

  /**
   * A registration that does not count.
   *
   * @throws IllegalStateException if it has been posted here
   */
  public void discard(UserRegistered event, SiteName origin) {
    settle(user(event, origin, UserState.VOIDED));
    if (users.find(event.wallet()).filter(User::isPosted).isPresent()) {
      throw new IllegalStateException("user " + event.username() + " is posted, not to be voided");
    }
  }

  /** A key of the other site. */
  public void apply(SigningKeyPublished event) {
    keys.add(event.key());
  }

  /** A token that was taken back. */
  public void apply(TokenRevoked event) {
    revocations.revokeToken(event.tokenId(), event.expiresAt());
  }

  /** A user whose tokens were taken back. */
  public void apply(UserRevoked event) {
    revocations.revokeUser(event.username(), event.notBefore());
  }

  private void settle(User user) {
    if (!users.decide(user.wallet(), user.state()) && users.add(user)) {
      accounts.open(new Account(user.wallet(), user.username(), Currency.KRW));
    }
  }

  private static User user(UserRegistered event, SiteName origin, UserState state) {
    return new User(
        event.username(),
        event.displayName(),
        event.passwordHash(),
        event.wallet(),
        new Stamp(event.clock(), origin),
        state);
  }
}
