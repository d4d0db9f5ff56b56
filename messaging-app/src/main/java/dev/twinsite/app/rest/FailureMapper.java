package dev.twinsite.app.rest;

import static java.util.Objects.requireNonNull;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.edge.Closed;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.replication.ClaimTakenException;
import dev.twinsite.replication.SiteClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/**
 * Gives every other failure the form of a problem: what JAX-RS refuses, a closed site, a silent
 * database, and what nobody expected. The cause of the last goes to the server's log, never to the
 * caller.
 */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class);

  @Inject SiteConfiguration site;

  @Override
  public Response toResponse(Throwable failure) {
    return failure instanceof WebApplicationException refusal
        ? refused(refusal.getResponse())
        : Problems.response(problem(failure));
  }

  Problem problem(Throwable failure) {
    for (Throwable cause : Causes.of(failure)) {
      if (cause instanceof ProblemException told) {
        return told.problem();
      }
      if (cause instanceof SiteClosedException closed) {
        return Closed.problem(requireNonNull(closed.getMessage()), site);
      }
    }
    if (Causes.has(failure, ClaimTakenException.class)) {
      return Closed.problem("another request for the same thing is being decided", site);
    }
    if (Causes.isUnreadableHeader(failure)) {
      return Problem.of(ProblemType.MALFORMED, "a header of the request cannot be understood");
    }
    return Causes.isSilentDatabase(failure) ? silent(failure) : unexpected(failure);
  }

  private Problem silent(Throwable failure) {
    LOG.warnf("The database did not answer in time: %s", failure);
    return Closed.problem("the database of this site does not answer", site);
  }

  private static Problem unexpected(Throwable failure) {
    LOG.error("A request failed unexpectedly", failure);
    return Problem.of(ProblemType.INTERNAL, "the request failed unexpectedly");
  }

  private static Response refused(Response refusal) {
    int status = refusal.getStatus();
    if (status < 400) {
      return refusal;
    }
    Response answer = Problems.response(Problem.ofStatus(status, detail(status)));
    String allow = refusal.getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "the request cannot be understood";
      case 401 -> "the request needs a header 'Authorization: Bearer TOKEN'";
      case 403 -> "your role may not do this";
      case 404 -> "no resource has this path";
      case 405 -> "the resource does not know this method";
      case 406 -> "the answer is JSON, which the header Accept rules out";
      case 415 -> "the header Content-Type must be application/json";
      default -> "the request is refused with status " + status;
    };
  }
}
