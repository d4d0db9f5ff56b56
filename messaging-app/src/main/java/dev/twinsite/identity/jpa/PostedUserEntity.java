package dev.twinsite.identity.jpa;

import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

/**
 * A user whose registration is posted. That is final, and nothing of it ever changes, so each node
 * may keep it in the second-level cache without hearing from anybody. What is pending or voided is
 * not seen through this entity, and that a name is nobody's is not kept. A column that can change
 * does not belong here.
 */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Immutable
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
@Table(name = "registration")
@SQLRestriction("state = 'POSTED'")
public class PostedUserEntity {

  @Id String username;

  UUID wallet;

  @Column(name = "display_name")
  String displayName;

  @Column(name = "password_hash")
  String passwordHash;

  long clock;

  String origin;

  User toUser() {
    return new User(
        new Username(username),
        new DisplayName(displayName),
        passwordHash,
        new AccountId(wallet),
        new Stamp(new HybridTime(clock), new SiteName(origin)),
        UserState.POSTED);
  }
}
