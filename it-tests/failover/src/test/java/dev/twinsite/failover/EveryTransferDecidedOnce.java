package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Checker;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.Map;
import java.util.UUID;

/**
 * Every transfer ended in the same way at both sites; one that a client was told to be posted is
 * posted; one that was refused does not exist.
 */
final class EveryTransferDecidedOnce implements Checker {

  private final Town town;

  private EveryTransferDecidedOnce(Town town) {
    this.town = town;
  }

  static Checker everyTransferDecidedOnceIn(Town town) {
    return new EveryTransferDecidedOnce(town);
  }

  @Override
  public void check(Sites sites) {
    for (Map.Entry<UUID, Told.Answer> each : town.told().transfers().entrySet()) {
      String atPangyo = stateAt(sites.pangyo(), each.getKey());
      assertThat(stateAt(sites.ansan(), each.getKey()))
          .as("transfer " + each + " at ansan and pangyo")
          .isEqualTo(atPangyo);
      assertThat(atPangyo).as("transfer " + each).isIn(allowed(each.getValue()));
    }
  }

  /** The state, or the status of the answer if there is none. */
  private String stateAt(Site site, UUID transfer) {
    var reply = town.minji().reads(site, "/api/v1/transfers/" + transfer);
    return reply.isSuccess() ? reply.member("state") : Integer.toString(reply.status());
  }

  private static Object[] allowed(Told.Answer told) {
    return switch (told) {
      case BOTH_SITES, ONE_SITE -> new Object[] {"posted"};
      case PENDING -> new Object[] {"posted", "voided"};
      case REFUSED -> new Object[] {"404"};
      case UNKNOWN -> new Object[] {"posted", "voided", "404"};
    };
  }
}
