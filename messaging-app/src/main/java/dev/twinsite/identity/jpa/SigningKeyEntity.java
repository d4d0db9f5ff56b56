package dev.twinsite.identity.jpa;

import dev.twinsite.identity.SigningKey;
import dev.twinsite.site.SiteName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The public half of a site's key. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "signing_key")
public class SigningKeyEntity {

  @Id String kid;

  String site;

  @Column(name = "public_key")
  String publicKey;

  @Column(name = "created_at")
  Instant createdAt;

  SigningKey toKey() {
    return new SigningKey(kid, new SiteName(site), publicKey, createdAt);
  }
}
