package dev.twinsite.app.facts;

import dev.twinsite.event.DepositMade;
import dev.twinsite.event.EventCases;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessageDeleted;
import dev.twinsite.event.MessageEdited;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.ReadMarkerMoved;
import dev.twinsite.event.RightAsked;
import dev.twinsite.event.RightDenied;
import dev.twinsite.event.RightGranted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.event.SigningKeyPublished;
import dev.twinsite.event.TokenRevoked;
import dev.twinsite.event.TransferGivenUp;
import dev.twinsite.event.TransferMade;
import dev.twinsite.event.UserRegistered;
import dev.twinsite.event.UserRevoked;
import dev.twinsite.identity.jpa.IdentityApplier;
import dev.twinsite.messaging.jpa.MessagingApplier;
import dev.twinsite.payment.jpa.PaymentApplier;
import dev.twinsite.payment.jpa.RightApplier;
import dev.twinsite.site.SiteName;

/** A fact that counts. */
record Effective(
    SiteName origin,
    IdentityApplier identity,
    MessagingApplier messaging,
    PaymentApplier payment,
    RightApplier rights)
    implements EventCases<Boolean> {

  @Override
  public Boolean userRegistered(UserRegistered event) {
    identity.post(event, origin);
    return true;
  }

  @Override
  public Boolean signingKeyPublished(SigningKeyPublished event) {
    identity.apply(event);
    return true;
  }

  @Override
  public Boolean tokenRevoked(TokenRevoked event) {
    identity.apply(event);
    return true;
  }

  @Override
  public Boolean userRevoked(UserRevoked event) {
    identity.apply(event);
    return true;
  }

  @Override
  public Boolean roomOpened(RoomOpened event) {
    messaging.apply(event, origin);
    return true;
  }

  @Override
  public Boolean memberAdded(MemberAdded event) {
    messaging.apply(event, origin);
    return true;
  }

  @Override
  public Boolean memberRemoved(MemberRemoved event) {
    messaging.apply(event, origin);
    return true;
  }

  @Override
  public Boolean messagePosted(MessagePosted event) {
    messaging.apply(event, origin);
    return true;
  }

  @Override
  public Boolean messageEdited(MessageEdited event) {
    messaging.apply(event, origin);
    return true;
  }

  @Override
  public Boolean messageDeleted(MessageDeleted event) {
    messaging.apply(event, origin);
    return true;
  }

  @Override
  public Boolean readMarkerMoved(ReadMarkerMoved event) {
    messaging.apply(event);
    return true;
  }

  @Override
  public Boolean transferMade(TransferMade event) {
    payment.post(event);
    return true;
  }

  @Override
  public Boolean transferGivenUp(TransferGivenUp event) {
    payment.apply(event);
    return true;
  }

  @Override
  public Boolean rightAsked(RightAsked event) {
    rights.apply(event);
    return true;
  }

  @Override
  public Boolean rightGranted(RightGranted event) {
    rights.post(event);
    return true;
  }

  @Override
  public Boolean rightDenied(RightDenied event) {
    rights.apply(event, origin);
    return true;
  }

  @Override
  public Boolean depositMade(DepositMade event) {
    payment.post(event);
    return true;
  }
}
