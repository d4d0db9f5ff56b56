package dev.twinsite.ops.login;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of operators, local to this ops server, in the file {@code operators.json}. Each ops
 * server has its own: a site that is gone takes nobody's access to the other one with it.
 */
public final class Accounts {

  /** The longest name, in code points. */
  public static final int LONGEST_NAME = 64;

  /** The longest password, in code points. */
  public static final int LONGEST_PASSWORD = 256;

  private final DurableFile file;
  private final Map<String, Account> accounts = new TreeMap<>();

  /** Made when it is first needed: hashing is slow on purpose. */
  private static final class Nobody {
    static final PasswordHash HASH = PasswordHash.of("nobody has this password");
  }

  /**
   * An operator.
   *
   * @param roles what its tokens give
   */
  private record Account(
      String username, PasswordHash password, List<String> roles, Instant createdAt) {

    /** Accounts that were made before there were roles could do everything. */
    Account withAllRoles() {
      return new Account(username, password, Tokens.ROLES, createdAt);
    }
  }

  /**
   * The accounts kept in a directory.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  public Accounts(Path directory) {
    this.file = new DurableFile(directory, "operators.json");
    file.read().map(Accounts::list).orElse(List.of()).forEach(this::put);
    if (accounts.values().stream().noneMatch(one -> one.roles().contains(Tokens.APPROVER))) {
      accounts.replaceAll((name, one) -> one.withAllRoles());
    }
  }

  /** Whether there is no account yet. */
  public synchronized boolean isEmpty() {
    return accounts.isEmpty();
  }

  /**
   * Makes the first account.
   *
   * @throws IllegalStateException if there is one already
   * @throws IllegalArgumentException if name or password are empty or too long
   */
  public synchronized void first(String username, String password, Instant now) {
    if (!isEmpty()) {
      throw new IllegalStateException("there are accounts already");
    }
    checkLength("the operator's name", username, LONGEST_NAME);
    checkLength("the operator's password", password, LONGEST_PASSWORD);
    keep(new Account(username, PasswordHash.of(password), Tokens.ROLES, now));
  }

  /**
   * Makes an account, or replaces the one of that name.
   *
   * @throws IllegalArgumentException if name or password are empty or too long, or a role is
   *     unknown
   */
  public void put(String username, String password, Collection<String> roles, Instant now) {
    checkLength("username", username, LONGEST_NAME);
    checkLength("password", password, LONGEST_PASSWORD);
    List<String> known = Tokens.ROLES.stream().filter(roles::contains).toList();
    if (known.isEmpty() || known.size() != Set.copyOf(roles).size()) {
      throw new IllegalArgumentException("roles is " + roles + ", not some of " + Tokens.ROLES);
    }
    keep(new Account(username, PasswordHash.of(password), known, now));
  }

  /** Takes an account away. */
  public synchronized void remove(String username) {
    if (accounts.remove(username) != null) {
      file.write(Json.write(accounts.values()));
    }
  }

  /** The accounts by name, each with its roles. */
  public synchronized SortedMap<String, List<String>> roles() {
    SortedMap<String, List<String>> roles = new TreeMap<>();
    accounts.forEach((name, account) -> roles.put(name, account.roles()));
    return roles;
  }

  /** The roles of an account; empty if there is none of that name. */
  public List<String> rolesOf(String username) {
    Account account = find(username);
    return account == null ? List.of() : account.roles();
  }

  private synchronized void keep(Account account) {
    put(account);
    file.write(Json.write(accounts.values()));
  }

  /**
   * Whether this is the password of an operator of that name. Takes as long for a name that nobody
   * has.
   */
  public boolean matches(String username, String password) {
    Account account = find(username);
    boolean same = (account == null ? Nobody.HASH : account.password()).matches(password);
    return account != null && same;
  }

  private synchronized @Nullable Account find(String username) {
    return accounts.get(username);
  }

  private void put(Account account) {
    accounts.put(account.username(), account);
  }

  private static void checkLength(String what, String value, int limit) {
    int length = value.codePointCount(0, value.length());
    if (length == 0 || length > limit) {
      throw new IllegalArgumentException(
          what + " has " + length + " characters, not 1 to " + limit);
    }
  }

  private static List<Account> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<Account>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("operators.json cannot be read", e);
    }
  }
}
