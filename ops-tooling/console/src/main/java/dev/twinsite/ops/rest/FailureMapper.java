package dev.twinsite.ops.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Turns everything that leaves a resource as an exception into a problem. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class);

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException answered) {
      Response answer = answered.getResponse();
      return isProblem(answer) ? answer : problem(answer);
    }
    if (isTooLarge(failure)) {
      return Problem.ofStatus(413).toResponse();
    }
    LOG.error("A request failed", failure);
    return Problem.ofStatus(500).toResponse();
  }

  private static boolean isProblem(Response answer) {
    return String.valueOf(answer.getMediaType()).startsWith(Problem.MEDIA_TYPE);
  }

  private static Response problem(Response bare) {
    Response problem = Problem.ofStatus(bare.getStatus()).toResponse();
    String allowed = bare.getHeaderString(HttpHeaders.ALLOW);
    return allowed == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allowed).build();
  }

  private static boolean isTooLarge(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(10)
        .anyMatch(cause -> cause instanceof TooLargeException || isUndertows(cause));
  }

  // Undertow's own limit may speak first; its class is not ours to depend on.
  private static boolean isUndertows(Throwable cause) {
    return cause.getClass().getSimpleName().equals("RequestTooBigException");
  }
}
