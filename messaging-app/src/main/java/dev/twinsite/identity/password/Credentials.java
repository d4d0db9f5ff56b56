package dev.twinsite.identity.password;

import dev.twinsite.identity.PasswordHasher;
import dev.twinsite.identity.User;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.text.TextLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells whether somebody who wants to log in is who they say. */
@ApplicationScoped
public class Credentials {

  /** 8 to 256 code points. */
  public static final TextLimit PASSWORD = new TextLimit("password", 8, 256);

  private final Users users;
  private final PasswordHasher passwords;
  private volatile Optional<String> hashOfNobody = Optional.empty();

  @Inject
  public Credentials(Users users, PasswordHasher passwords) {
    this.users = users;
    this.passwords = passwords;
  }

  /**
   * The posted user of that name, if the password is right. It takes as long to find out that there
   * is no such user as that the password is wrong.
   */
  public Optional<User> userWith(String username, String password) {
    Optional<User> user = named(username).flatMap(users::findPosted);
    String hash = user.map(User::passwordHash).orElseGet(this::hashOfNobody);
    return passwords.matches(password, hash) ? user : Optional.empty();
  }

  private static Optional<Username> named(String username) {
    try {
      return Optional.of(new Username(username));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String hashOfNobody() {
    if (hashOfNobody.isEmpty()) {
      hashOfNobody = Optional.of(passwords.hash("nobody"));
    }
    return hashOfNobody.orElseThrow();
  }
}
