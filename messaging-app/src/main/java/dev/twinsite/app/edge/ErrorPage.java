package dev.twinsite.app.edge;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemJson;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives what the container refuses by itself (no such path, a bad token) the form of every other
 * problem. {@code web.xml} names it as the page of all errors.
 */
@WebServlet(ErrorPage.PATH)
public final class ErrorPage extends HttpServlet {

  /** Where the container finds the page; asked for directly it is as unknown as any other path. */
  public static final String PATH = "/problem";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
            ? refused
            : HttpServletResponse.SC_NOT_FOUND;
    answer(response, problem(status));
  }

  /** What a status of the container's tells. */
  static Problem problem(int status) {
    int told = told(status);
    return Problem.ofStatus(told, detail(told));
  }

  /**
   * The container forbids nothing but to list a folder; to callers there is none. What it has not
   * implemented are methods that nobody asks of a resource.
   */
  private static int told(int status) {
    return switch (status) {
      case HttpServletResponse.SC_FORBIDDEN -> HttpServletResponse.SC_NOT_FOUND;
      case HttpServletResponse.SC_NOT_IMPLEMENTED -> HttpServletResponse.SC_METHOD_NOT_ALLOWED;
      default -> status;
    };
  }

  private static String detail(int status) {
    return switch (status) {
      case 401 -> "the token is expired, malformed, or not signed by a key known here";
      case 404 -> "no resource has this path";
      case 405 -> "the resource does not know this method";
      case 413 -> BodyLimit.exceeded().detail();
      default -> status < 500 ? "the request is refused" : "the request failed unexpectedly";
    };
  }

  private static void answer(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = ProblemJson.bytes(RequestId.in(problem));
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    response.getOutputStream().write(body);
  }
}
