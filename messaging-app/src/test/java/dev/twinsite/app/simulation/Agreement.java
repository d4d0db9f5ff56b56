package dev.twinsite.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.payment.SpendingRight;
import dev.twinsite.payment.Wallet;
import java.util.Collection;
import java.util.List;

/** What must be the same at both sites when nothing is on its way any more. */
final class Agreement {

  private Agreement() {}

  static void check(TwoSites sites, Collection<Username> users, Collection<RoomId> rooms) {
    for (SimulatedSite site : List.of(sites.pangyo, sites.ansan)) {
      assertThat(site.ledger.total()).as("money made at %s", site.name).isZero();
    }
    users.forEach(user -> checkMoney(sites, user));
    for (RoomId room : rooms) {
      Username reader = users.iterator().next();
      assertThat(sites.ansan.history(room, reader))
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*postedAt")
          .isEqualTo(sites.pangyo.history(room, reader));
    }
  }

  private static void checkMoney(TwoSites sites, Username user) {
    Wallet pangyo = sites.pangyo.rights(user);
    Wallet ansan = sites.ansan.rights(user);
    assertThat(ansan.other()).as("pangyo's right to %s", user).isEqualTo(pangyo.own());
    assertThat(pangyo.other()).as("ansan's right to %s", user).isEqualTo(ansan.own());
    for (SpendingRight right : List.of(pangyo.own(), ansan.own())) {
      assertThat(right.held()).as("held of %s", user).isZero();
      assertThat(right.balance()).as("balance of %s", user).isNotNegative();
    }
  }
}
