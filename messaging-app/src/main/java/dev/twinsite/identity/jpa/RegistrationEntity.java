package dev.twinsite.identity.jpa;

import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One registration of a name. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "registration")
public class RegistrationEntity {

  @Id UUID wallet;

  String username;

  @Column(name = "display_name")
  String displayName;

  @Column(name = "password_hash")
  String passwordHash;

  long clock;

  String origin;

  @Enumerated(EnumType.STRING)
  UserState state;

  User toUser() {
    return new User(
        new Username(username),
        new DisplayName(displayName),
        passwordHash,
        new AccountId(wallet),
        new Stamp(new HybridTime(clock), new SiteName(origin)),
        state);
  }
}
