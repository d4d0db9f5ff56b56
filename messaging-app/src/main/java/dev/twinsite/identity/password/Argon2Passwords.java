package dev.twinsite.identity.password;

import dev.twinsite.app.SessionConfiguration;
import dev.twinsite.identity.PasswordHasher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;

/** Hashes passwords with Argon2id, a few at a time. */
@ApplicationScoped
public class Argon2Passwords implements PasswordHasher {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SecureRandom random = new SecureRandom();
  private final HashingLimit limit;

  @Inject
  public Argon2Passwords(SessionConfiguration configuration) {
    this.limit = new HashingLimit(configuration.hashingThreads(), PATIENCE);
  }

  /**
   * @throws dev.twinsite.app.problem.ProblemException with 429 if too many are being hashed
   */
  @Override
  public String hash(String password) {
    return limit.run(() -> Argon2.CURRENT.hash(password, salt()));
  }

  /**
   * @throws dev.twinsite.app.problem.ProblemException with 429 if too many are being hashed
   */
  @Override
  public boolean matches(String password, String hash) {
    return limit.run(() -> Argon2.matches(password, hash));
  }

  private byte[] salt() {
    byte[] salt = new byte[Argon2.SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
