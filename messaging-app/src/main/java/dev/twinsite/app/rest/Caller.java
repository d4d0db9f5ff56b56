package dev.twinsite.app.rest;

import dev.twinsite.identity.Username;
import jakarta.ws.rs.core.SecurityContext;

/** Who sends a request that has been let in. */
public final class Caller {

  private Caller() {}

  /** The user whose token came with the request. */
  public static Username of(SecurityContext context) {
    return new Username(context.getUserPrincipal().getName());
  }
}
