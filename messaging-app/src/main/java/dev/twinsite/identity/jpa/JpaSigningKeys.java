package dev.twinsite.identity.jpa;

import dev.twinsite.app.store.Sessions;
import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/** The public keys in table {@code signing_key}. */
@ApplicationScoped
public class JpaSigningKeys implements SigningKeys {

  private final Sessions sessions;

  @Inject
  public JpaSigningKeys(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean add(SigningKey key) {
    return sessions.write(
            """
            insert into app.signing_key (kid, site, public_key, created_at)
            values (?, ?, ?, ?) on conflict do nothing
            """,
            key.kid(),
            key.site().value(),
            key.publicKey(),
            key.createdAt())
        == 1;
  }

  @Override
  public Optional<SigningKey> find(String kid) {
    return sessions.call(
        session ->
            Optional.ofNullable(session.get(SigningKeyEntity.class, kid))
                .map(SigningKeyEntity::toKey));
  }

  @Override
  public Collection<SigningKey> all() {
    return sessions
        .call(
            session ->
                session
                    .createSelectionQuery(
                        "select k from SigningKeyEntity k order by k.createdAt desc, k.kid",
                        SigningKeyEntity.class)
                    .getResultList())
        .stream()
        .map(SigningKeyEntity::toKey)
        .toList();
  }
}
