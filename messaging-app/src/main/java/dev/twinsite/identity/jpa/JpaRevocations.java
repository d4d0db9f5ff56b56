package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Username;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What was taken back, in tables {@code revoked_token} and {@code revoked_user}. */
@ApplicationScoped
public class JpaRevocations implements Revocations {

  private final Sessions sessions;

  @Inject
  public JpaRevocations(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void revokeToken(String tokenId, Instant expiresAt) {
    sessions.write(
        """
        insert into app.revoked_token (token_id, expires_at) values (?, ?)
        on conflict (token_id) do nothing
        """,
        tokenId,
        expiresAt);
  }

  @Override
  public void revokeUser(Username username, Instant notBefore) {
    sessions.write(
        """
        insert into app.revoked_user (username, not_before) values (?, ?)
        on conflict (username)
        do update set not_before = greatest(revoked_user.not_before, excluded.not_before)
        """,
        username.value(),
        notBefore);
  }

  @Override
  public boolean isRevoked(String tokenId) {
    return sessions
        .row("select 1 from app.revoked_token where token_id = ?", row -> true, tokenId)
        .isPresent();
  }

  @Override
  public Optional<Instant> notBefore(Username username) {
    return sessions.row(
        "select not_before from app.revoked_user where username = ?",
        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
        username.value());
  }

  @Override
  public boolean isRevoked(String tokenId, Username username, Instant issuedAt) {
    return sessions
        .row(
            """
            select exists (select from app.revoked_token where token_id = ?)
              or exists (select from app.revoked_user where username = ? and not_before > ?)
            """,
            row -> row.getBoolean(1),
            tokenId,
            username.value(),
            issuedAt)
        .orElseThrow();
  }
}
