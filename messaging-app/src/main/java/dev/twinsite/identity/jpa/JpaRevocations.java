package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.Columns;
import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.Revocations;
import dev.twinsite.identity.Username;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  @Override
  public List<Given> revoked(Collection<Given> tokens) {
    if (tokens.isEmpty()) {
      return List.of();
    }
    List<Given> asked = List.copyOf(tokens);
    return sessions.rows(
        """
        select v.place
        from unnest(?::text[], ?::text[], ?::text[]) with ordinality
          as v (token_id, username, issued_at, place)
        where exists (select from app.revoked_token t where t.token_id = v.token_id)
          or exists (
            select from app.revoked_user u
            where u.username = v.username and u.not_before > v.issued_at::timestamptz)
        """,
        row -> asked.get(row.getInt(1) - 1),
        Columns.of(
            asked.stream()
                .<List<@Nullable Object>>map(
                    it -> List.of(it.tokenId(), it.username().value(), it.issuedAt()))
                .toList()));
  }
}
