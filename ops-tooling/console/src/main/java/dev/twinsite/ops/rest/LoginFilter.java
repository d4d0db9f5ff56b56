package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.login.Tokens.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;

/** Lets nobody but operators through to what is {@link LoggedIn}. */
@Provider
@LoggedIn
@Priority(Priorities.AUTHENTICATION)
public class LoginFilter implements ContainerRequestFilter {

  private static final String SCHEME = "bearer ";

  @Inject Console console;

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller =
        token(request)
            .flatMap(token -> console.server().orElseThrow().tokens().read(token))
            .orElseThrow(() -> Problem.ofStatus(401).asException());
    if (!caller.isOperator()) {
      throw Problem.ofStatus(403).asException();
    }
    request.setSecurityContext(new Operator(caller));
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
