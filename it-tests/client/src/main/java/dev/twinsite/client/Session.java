package dev.twinsite.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log-in. Its token is good at both sites.
 *
 * @param expiresAt when to log in again
 * @param user who has logged in; null for an operator
 */
public record Session(String token, Instant expiresAt, @Nullable User user) {

  /** Hides the token, so that a session can be printed. */
  @Override
  public String toString() {
    return "Session[expiresAt=" + expiresAt + ", user=" + user + "]";
  }
}
