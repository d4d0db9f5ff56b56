package dev.twinsite.app.rest;

import dev.twinsite.app.edge.Closed;
import dev.twinsite.app.edge.RequestId;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as answers. */
final class Problems {

  private Problems() {}

  static Response response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(RequestId.in(problem).toJson());
    if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (problem.type() == ProblemType.NOT_NOW || problem.type() == ProblemType.TOO_MANY_REQUESTS) {
      response.header(HttpHeaders.RETRY_AFTER, Closed.RETRY_AFTER_SECONDS);
    }
    return response.build();
  }
}
