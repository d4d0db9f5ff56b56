package dev.twinsite.app.wire;

import static dev.twinsite.app.wire.Fields.text;
import static dev.twinsite.app.wire.Fields.time;

import dev.twinsite.event.SigningKeyPublished;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.site.SiteName;
import java.time.Instant;
import java.util.List;

/** The kinds of event of the identity capability. */
final class IdentityKinds {

  static final EventKind<UserRegistered, UserRegisteredData> USER_REGISTERED =
      new EventKind<>(
          "user-registered",
          UserRegistered.class,
          UserRegisteredData.class,
          (event, origin) -> EventIds.registration(event.wallet(), origin),
          (event, origin) -> List.of(Topics.user(event.username())),
          IdentityKinds::write,
          (data, origin) -> read(data));

  static final EventKind<SigningKeyPublished, SigningKeyPublishedData> SIGNING_KEY_PUBLISHED =
      new EventKind<>(
          "signing-key-published",
          SigningKeyPublished.class,
          SigningKeyPublishedData.class,
          (event, origin) -> EventIds.signingKey(event.key().kid(), origin),
          (event, origin) -> List.of(),
          IdentityKinds::write,
          (data, origin) -> read(data));

  static final EventKind<TokenRevoked, TokenRevokedData> TOKEN_REVOKED =
      new EventKind<>(
          "token-revoked",
          TokenRevoked.class,
          TokenRevokedData.class,
          EventKind.newId(),
          (event, origin) -> List.of(),
          IdentityKinds::write,
          (data, origin) -> read(data));

  static final EventKind<UserRevoked, UserRevokedData> USER_REVOKED =
      new EventKind<>(
          "user-revoked",
          UserRevoked.class,
          UserRevokedData.class,
          EventKind.newId(),
          (event, origin) -> List.of(Topics.user(event.username())),
          IdentityKinds::write,
          (data, origin) -> read(data));

  private IdentityKinds() {}

  static List<EventKind<?, ?>> all() {
    return List.of(USER_REGISTERED, SIGNING_KEY_PUBLISHED, TOKEN_REVOKED, USER_REVOKED);
  }

  private static UserRegisteredData write(UserRegistered event) {
    return new UserRegisteredData(
        event.username().value(),
        event.displayName().value(),
        event.passwordHash(),
        Fields.bytes(event.wallet().value()),
        event.clock().value());
  }

  private static UserRegistered read(UserRegisteredData data) {
    return new UserRegistered(
        new Username(text("username", data.username())),
        new DisplayName(text("displayName", data.displayName())),
        text("passwordHash", data.passwordHash()),
        new AccountId(Fields.uuid("wallet", data.wallet())),
        time(data.clock()));
  }

  private static SigningKeyPublishedData write(SigningKeyPublished event) {
    SigningKey key = event.key();
    return new SigningKeyPublishedData(
        key.kid(),
        key.site().value(),
        key.publicKey(),
        key.createdAt().toEpochMilli(),
        event.clock().value());
  }

  private static SigningKeyPublished read(SigningKeyPublishedData data) {
    var key =
        new SigningKey(
            text("kid", data.kid()),
            new SiteName(text("site", data.site())),
            text("publicKey", data.publicKey()),
            Instant.ofEpochMilli(data.createdAt()));
    return new SigningKeyPublished(key, time(data.clock()));
  }

  private static TokenRevokedData write(TokenRevoked event) {
    return new TokenRevokedData(
        event.tokenId(), event.expiresAt().toEpochMilli(), event.clock().value());
  }

  private static TokenRevoked read(TokenRevokedData data) {
    return new TokenRevoked(
        text("tokenId", data.tokenId()),
        Instant.ofEpochMilli(data.expiresAt()),
        time(data.clock()));
  }

  private static UserRevokedData write(UserRevoked event) {
    return new UserRevokedData(
        event.username().value(), event.notBefore().toEpochMilli(), event.clock().value());
  }

  private static UserRevoked read(UserRevokedData data) {
    return new UserRevoked(
        new Username(text("username", data.username())),
        Instant.ofEpochMilli(data.notBefore()),
        time(data.clock()));
  }
}
