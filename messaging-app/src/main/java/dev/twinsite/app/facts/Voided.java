package dev.twinsite.app.facts;

import dev.twinsite.event.DecisiveCases;
import dev.twinsite.event.DepositMade;
import dev.twinsite.event.RightGranted;
import dev.twinsite.event.TransferMade;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.identity.jpa.IdentityApplier;
import dev.twinsite.payment.VoidReason;
import dev.twinsite.payment.jpa.PaymentApplier;
import dev.twinsite.payment.jpa.RightApplier;
import dev.twinsite.site.SiteName;

/** A decisive fact that does not count. */
record Voided(
    SiteName origin,
    VoidReason reason,
    IdentityApplier identity,
    PaymentApplier payment,
    RightApplier rights)
    implements DecisiveCases<Boolean> {

  @Override
  public Boolean userRegistered(UserRegistered event) {
    identity.discard(event, origin);
    return true;
  }

  @Override
  public Boolean transferMade(TransferMade event) {
    payment.discard(event, reason);
    return true;
  }

  @Override
  public Boolean rightGranted(RightGranted event) {
    rights.discard(event);
    return true;
  }

  @Override
  public Boolean depositMade(DepositMade event) {
    payment.discard(event, reason);
    return true;
  }
}
