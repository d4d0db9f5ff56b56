package dev.twinsite.app.rest;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.replication.SiteClosedException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets in who may come in: a method is open to those whom its {@link RolesAllowed} names, or to
 * everybody with {@link PermitAll}. One that says nothing is open to nobody. Unlike the server's
 * own filter it tells a missing token (401) from a missing role (403).
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

  @SuppressWarnings("NullAway.Init") // the server fills it
  @Context
  ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
      requireRole(request.getSecurityContext(), rolesAllowed());
    }
  }

  private static void requireRole(SecurityContext caller, String[] roles) {
    if (caller.getUserPrincipal() == null) {
      throw Problem.of(
              ProblemType.UNAUTHORIZED, "the request needs a header 'Authorization: Bearer TOKEN'")
          .asException();
    }
    if (caller.isUserInRole(Roles.UNDETERMINED)) {
      throw new SiteClosedException("the database of this site does not answer");
    }
    if (Arrays.stream(roles).noneMatch(caller::isUserInRole)) {
      throw Problem.of(ProblemType.FORBIDDEN, "this needs the role " + String.join(" or ", roles))
          .asException();
    }
  }

  private String[] rolesAllowed() {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
        .or(
            () ->
                Optional.ofNullable(resource.getResourceClass().getAnnotation(RolesAllowed.class)))
        .map(RolesAllowed::value)
        .orElse(new String[0]);
  }
}
