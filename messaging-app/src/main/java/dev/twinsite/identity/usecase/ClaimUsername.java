package dev.twinsite.identity.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.app.wire.EventIds;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.RegistrationOutcome;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Accounts;
import dev.twinsite.payment.Currency;
import dev.twinsite.replication.Fence;
import dev.twinsite.site.DecisionMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The transaction in which a name is claimed and its wallet opened. */
@ApplicationScoped
public class ClaimUsername {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Users users;
  private final Accounts accounts;
  private final Supplier<UUID> ids;

  @Inject
  public ClaimUsername(Outbox outbox, SiteClock clock, Users users, Accounts accounts) {
    this(outbox, clock, users, accounts, UUID::randomUUID);
  }

  /**
   * @param ids gives the ids of new wallets, each once
   */
  public ClaimUsername(
      Outbox outbox, SiteClock clock, Users users, Accounts accounts, Supplier<UUID> ids) {
    this.outbox = outbox;
    this.clock = clock;
    this.users = users;
    this.accounts = accounts;
    this.ids = ids;
  }

  /** Claims the name; empty, with nothing written, if there is a registration of it. */
  @DecidedAgain
  @Transactional
  public Optional<Accepted<RegistrationOutcome>> claim(
      Username username, DisplayName displayName, String passwordHash) {
    Fence fence = outbox.enterDeciding();
    var wallet = new AccountId(ids.get());
    var state = fence.mode() == DecisionMode.ALONE ? UserState.POSTED : UserState.PENDING;
    var user = new User(username, displayName, passwordHash, wallet, clock.stamp(), state);
    if (!users.claim(user)) {
      return Optional.empty();
    }
    accounts.open(new Account(wallet, username, Currency.KRW));
    return Optional.of(outbox.append(event(user), outcome(user)));
  }

  /** An earlier registration as the answer to the same request. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Accepted<RegistrationOutcome> repeat(User known) {
    UUID event = EventIds.registration(known.wallet(), known.registered().origin());
    return outbox.repeat(event, new RegistrationOutcome.AlreadyExists(known));
  }

  private static UserRegistered event(User user) {
    return new UserRegistered(
        user.username(),
        user.displayName(),
        user.passwordHash(),
        user.wallet(),
        user.registered().clock());
  }

  private static RegistrationOutcome outcome(User user) {
    return user.isPosted()
        ? new RegistrationOutcome.Posted(user)
        : new RegistrationOutcome.Pending(user);
  }
}
