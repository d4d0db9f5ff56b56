package dev.twinsite.memory;

import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.payment.AccountId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Registrations in memory. */
public final class MemoryUsers implements Users {

  private final Map<AccountId, User> users;

  public MemoryUsers() {
    this(new MemoryDatabase());
  }

  public MemoryUsers(MemoryDatabase database) {
    users = database.map(new LinkedHashMap<>());
  }

  @Override
  public boolean claim(User user) {
    boolean taken = named(user.username()).anyMatch(known -> known.state() != UserState.VOIDED);
    return !taken && add(user);
  }

  @Override
  public boolean add(User user) {
    return users.putIfAbsent(user.wallet(), user) == null;
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
    Optional<User> known = find(wallet).filter(user -> user.state() == from);
    known.ifPresent(user -> users.put(wallet, user.with(to)));
    return known.isPresent();
  }

  @Override
  public Optional<User> find(AccountId wallet) {
    return Optional.ofNullable(users.get(wallet));
  }

  @Override
  public Optional<User> find(Username username) {
    return named(username)
        .filter(user -> user.state() != UserState.VOIDED)
        .min(
            Comparator.comparing((User user) -> user.state() != UserState.POSTED)
                .thenComparing(User::registered))
        .or(() -> named(username).max(Comparator.comparing(User::registered)));
  }

  @Override
  public Optional<User> findPosted(Username username) {
    return named(username).filter(User::isPosted).findFirst();
  }

  @Override
  public Map<Username, User> findPosted(Collection<Username> usernames) {
    var found = new LinkedHashMap<Username, User>();
    usernames.forEach(name -> findPosted(name).ifPresent(user -> found.put(name, user)));
    return found;
  }

  private Stream<User> named(Username username) {
    return users.values().stream().filter(user -> user.username().equals(username));
  }
}
