package dev.twinsite.ops.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells as a problem what the container refuses by itself. */
@WebServlet("/problem")
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // The container forbids to list a directory where nothing else is to be had.
    boolean known = status instanceof Integer code && code != HttpServletResponse.SC_FORBIDDEN;
    Edge.answer(response, Problem.ofStatus(known ? (Integer) status : 404));
  }
}
