package dev.twinsite.identity.rest;

import dev.twinsite.identity.User;
import dev.twinsite.site.Durability;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see them.
 *
 * @param state {@code posted}, or {@code pending} while the sites have not agreed on the name
 */
public record UserJson(
    String username, String displayName, String state, @Nullable String durability) {

  static UserJson of(User user) {
    return of(user, null);
  }

  static UserJson of(User user, @Nullable Durability durability) {
    return new UserJson(
        user.username().value(),
        user.displayName().value(),
        user.state().name().toLowerCase(Locale.ROOT),
        durability == null ? null : durability.label());
  }
}
