package dev.twinsite.event;

/**
 * One case for each kind of fact, so that the compiler tells who has forgotten one.
 *
 * @param <R> what each case gives
 */
public interface EventCases<R> extends DecisiveCases<R> {

  R signingKeyPublished(SigningKeyPublished event);

  R tokenRevoked(TokenRevoked event);

  R userRevoked(UserRevoked event);

  R roomOpened(RoomOpened event);

  R memberAdded(MemberAdded event);

  R memberRemoved(MemberRemoved event);

  R messagePosted(MessagePosted event);

  R messageEdited(MessageEdited event);

  R messageDeleted(MessageDeleted event);

  R readMarkerMoved(ReadMarkerMoved event);

  R transferGivenUp(TransferGivenUp event);

  R rightAsked(RightAsked event);

  R rightDenied(RightDenied event);
}
