package dev.twinsite.identity.rest;

import dev.twinsite.app.rest.Caller;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.replication.SiteClosedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /me}. */
@Path("me")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  @Inject Users users;

  /** The caller. */
  @GET
  public UserJson me(@Context SecurityContext context) {
    return users
        .findPosted(Caller.of(context))
        .map(UserJson::of)
        .orElseThrow(() -> new SiteClosedException("you are not known at this site yet"));
  }
}
