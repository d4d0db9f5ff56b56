package dev.twinsite.messaging.rest;

import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.usecase.Conversations;
import dev.twinsite.messaging.usecase.MemberList;
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
import java.util.List;

/** {@code /rooms/{roomId}/members}. */
@Path("rooms/{roomId}/members")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class MemberListResource {

  /** The members of a room. */
  public record Members(List<String> members) {}

  @Inject Conversations conversations;

  /** Who is in the room now. */
  @GET
  public Members members(@PathParam("roomId") String roomId, @Context SecurityContext context) {
    RoomId room = Input.id("roomId", roomId, RoomId::new);
    MemberList list = conversations.members(room, Caller.of(context));
    if (list instanceof MemberList.Members members) {
      return new Members(members.names().stream().map(Username::value).toList());
    }
    if (list instanceof MemberList.NotAMember foreign) {
      throw RoomProblems.notAMember(foreign.id()).asException();
    }
    throw RoomProblems.unknown(room).asException();
  }
}
