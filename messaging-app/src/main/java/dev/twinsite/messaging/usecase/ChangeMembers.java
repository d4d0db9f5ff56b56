package dev.twinsite.messaging.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.DecidedAgain;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MergeableEvent;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.messaging.DirectRoom;
import dev.twinsite.messaging.Membership;
import dev.twinsite.messaging.MembershipOutcome;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Adds and removes members of rooms; every member may do so. */
@ApplicationScoped
public class ChangeMembers {

  private final Outbox outbox;
  private final SiteClock clock;
  private final Rooms rooms;
  private final Users users;

  @Inject
  public ChangeMembers(Outbox outbox, SiteClock clock, Rooms rooms, Users users) {
    this.outbox = outbox;
    this.clock = clock;
    this.rooms = rooms;
    this.users = users;
  }

  /**
   * Makes a user a member.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now
   */
  @DecidedAgain
  @Transactional
  public Accepted<MembershipOutcome> add(RoomId room, Username member, Username caller) {
    return change(room, member, caller, true);
  }

  /**
   * Ends a membership; a member may also leave.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now
   */
  @DecidedAgain
  @Transactional
  public Accepted<MembershipOutcome> remove(RoomId room, Username member, Username caller) {
    return change(room, member, caller, false);
  }

  private Accepted<MembershipOutcome> change(
      RoomId id, Username member, Username caller, boolean present) {
    outbox.enter();
    Optional<RoomStanding> standing = rooms.standing(id, List.of(caller, member));
    if (standing.isEmpty()) {
      return Accepted.without(new MembershipOutcome.UnknownRoom(id));
    }
    if (!standing.get().present().contains(caller)) {
      return Accepted.without(
          !present && hasLeft(standing.get(), member, caller)
              ? new MembershipOutcome.Unchanged()
              : new MembershipOutcome.NotAMember(id));
    }
    if (users.findPosted(member).isEmpty()) {
      return Accepted.without(new MembershipOutcome.UnknownMember(member));
    }
    return change(standing.get(), member, caller, present);
  }

  private Accepted<MembershipOutcome> change(
      RoomStanding standing, Username member, Username caller, boolean present) {
    if (standing.present().contains(member) == present) {
      return Accepted.without(new MembershipOutcome.Unchanged());
    }
    if (DirectRoom.is(standing.room().room())) {
      return Accepted.without(new MembershipOutcome.DirectRoom(standing.room().room()));
    }
    var membership = new Membership(member, present, clock.stampAfter(standing.latest()));
    rooms.change(standing.room(), membership);
    return outbox.append(
        event(standing.room(), membership, caller), new MembershipOutcome.Changed(membership));
  }

  /** Whether somebody who leaves is asking again, because the answer was lost. */
  private boolean hasLeft(RoomStanding standing, Username member, Username caller) {
    return member.equals(caller) && rooms.membership(standing.room(), caller).isPresent();
  }

  private static MergeableEvent event(RoomOpening room, Membership membership, Username by) {
    var time = membership.changed().clock();
    return membership.present()
        ? new MemberAdded(room, membership.member(), by, time)
        : new MemberRemoved(room, membership.member(), by, time);
  }
}
