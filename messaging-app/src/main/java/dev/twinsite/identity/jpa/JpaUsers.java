package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registrations in table {@code registration}. */
@ApplicationScoped
public class JpaUsers implements Users {

  private static final String INSERT =
      """
      insert into app.registration
        (wallet, username, display_name, password_hash, clock, origin, state)
      select ?::uuid, ?::text, ?::text, ?::text, ?::bigint, ?::text, ?::text
      """;

  private static final String UNLESS_CLAIMED =
      "where not exists (select from app.registration where username = ? and state <> 'VOIDED') ";

  private final Sessions sessions;

  @Inject
  public JpaUsers(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean claim(User user) {
    return sessions.write(
            INSERT + UNLESS_CLAIMED + "on conflict do nothing",
            user.wallet().value(),
            user.username().value(),
            user.displayName().value(),
            user.passwordHash(),
            user.registered().clock().value(),
            user.registered().origin().value(),
            user.state().name(),
            user.username().value())
        == 1;
  }

  @Override
  public boolean add(User user) {
    return sessions.write(
            INSERT + "on conflict (wallet) do nothing",
            user.wallet().value(),
            user.username().value(),
            user.displayName().value(),
            user.passwordHash(),
            user.registered().clock().value(),
            user.registered().origin().value(),
            user.state().name())
        == 1;
  }

  @Override
  public boolean decide(AccountId wallet, UserState state) {
    return replace(wallet, UserState.PENDING, state);
  }

  @Override
  public boolean overrule(AccountId wallet) {
    return replace(wallet, UserState.VOIDED, UserState.POSTED);
  }

  private boolean replace(AccountId wallet, UserState from, UserState to) {
    return sessions.write(
            "update app.registration set state = ? where wallet = ? and state = ?",
            to.name(),
            wallet.value(),
            from.name())
        == 1;
  }

  @Override
  public Optional<User> find(AccountId wallet) {
    return sessions.call(
        session ->
            Optional.ofNullable(session.get(RegistrationEntity.class, wallet.value()))
                .map(RegistrationEntity::toUser));
  }

  @Override
  public Optional<User> find(Username username) {
    return sessions
        .entity(
            RegistrationEntity.class,
            """
            select * from app.registration where username = ?
            order by case state when 'POSTED' then 0 when 'PENDING' then 1 else 2 end,
                     case when state = 'VOIDED' then -clock else clock end, origin
            limit 1
            """,
            username.value())
        .map(RegistrationEntity::toUser);
  }

  @Override
  public Optional<User> findPosted(Username username) {
    return posted(List.of(username)).findFirst();
  }

  @Override
  public Map<Username, User> findPosted(Collection<Username> usernames) {
    return posted(usernames).collect(Collectors.toMap(User::username, Function.identity()));
  }

  private Stream<User> posted(Collection<Username> usernames) {
    List<String> names = usernames.stream().map(Username::value).distinct().toList();
    return sessions.constants(PostedUserEntity.class, names).stream().map(PostedUserEntity::toUser);
  }
}
