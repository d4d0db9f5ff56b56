package dev.twinsite.event;

/** A fact that commutes with everything the other site may be doing; it takes effect at once. */
public sealed interface MergeableEvent extends DomainEvent
    permits SigningKeyPublished,
        TokenRevoked,
        UserRevoked,
        RoomOpened,
        MemberAdded,
        MemberRemoved,
        MessagePosted,
        MessageEdited,
        MessageDeleted,
        ReadMarkerMoved,
        TransferGivenUp,
        RightAsked,
        RightDenied {}
