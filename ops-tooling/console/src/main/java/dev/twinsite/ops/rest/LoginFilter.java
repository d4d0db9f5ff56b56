package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.login.Tokens;
import dev.twinsite.ops.login.Tokens.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets nobody through to what is {@link LoggedIn} who has not the role for it. An account that was
 * taken away, or lost a role, loses it at once at its own ops server.
 */
@Provider
@LoggedIn
@Priority(Priorities.AUTHENTICATION)
public class LoginFilter implements ContainerRequestFilter {

  private static final String SCHEME = "bearer ";

  @Inject Console console;

  @Context
  @SuppressWarnings("NullAway.Init") // by the container
  ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller =
        token(request)
            .flatMap(token -> console.server().orElseThrow().tokens().read(token))
            .map(this::asItIsNow)
            .orElseThrow(() -> Problem.ofStatus(401).asException());
    request.setSecurityContext(new Operator(caller));
    if (needed(request).stream().noneMatch(caller.roles()::contains)) {
      throw Problem.of(403, "forbidden", "this takes the role " + needed(request).get(0))
          .asException();
    }
  }

  private Caller asItIsNow(Caller caller) {
    OpsServer server = console.server().orElseThrow();
    return server.tokens().isOwn(caller)
        ? caller.limitedTo(server.accounts().rolesOf(caller.username()))
        : caller;
  }

  /** One of these is enough; the one that is told to somebody without it comes first. */
  private List<String> needed(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method != null && method.isAnnotationPresent(ForApprovers.class)) {
      return List.of(Tokens.APPROVER);
    }
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
        ? Tokens.ROLES
        : List.of(Tokens.OPERATOR);
  }

  private static Optional<String> token(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()).strip());
  }

  private record Operator(Caller caller) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return caller::username;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.roles().contains(role);
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
