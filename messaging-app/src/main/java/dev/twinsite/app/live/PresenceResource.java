package dev.twinsite.app.live;

import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomStanding;
import dev.twinsite.messaging.Rooms;
import dev.twinsite.messaging.rest.RoomProblems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /rooms/{roomId}/presence}. */
@Path("rooms/{roomId}/presence")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class PresenceResource {

  /**
   * A member of the room.
   *
   * @param online whether a socket of theirs is open, at either site
   * @param lastSeen when one was open last, as far as that is known
   */
  public record MemberJson(String username, boolean online, @Nullable Instant lastSeen) {}

  /** The members, in the order of their names. */
  public record Members(List<MemberJson> members) {}

  @Inject Rooms rooms;
  @Inject Presence presence;

  /** Who is a member, and who is here. */
  @GET
  public Members members(@PathParam("roomId") String roomId, @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    Username caller = Caller.of(context);
    RoomStanding standing =
        rooms
            .standing(room, List.of(caller))
            .orElseThrow(() -> RoomProblems.unknown(room).asException());
    if (!standing.present().contains(caller)) {
      throw RoomProblems.notAMember(room).asException();
    }
    return members(rooms.members(standing.room()));
  }

  private Members members(List<Username> names) {
    Map<Username, Presence.Seen> seen = presence.of(names);
    return new Members(
        names.stream().map(name -> member(name, Optional.ofNullable(seen.get(name)))).toList());
  }

  private static MemberJson member(Username name, Optional<Presence.Seen> seen) {
    return new MemberJson(
        name.value(),
        seen.filter(Presence.Seen::online).isPresent(),
        seen.map(Presence.Seen::at).orElse(null));
  }
}
