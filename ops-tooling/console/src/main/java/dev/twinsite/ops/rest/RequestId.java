package dev.twinsite.ops.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The name by which one request is found in the logs. A caller's own is taken if it is 1 to 64
 * letters, digits, dots, colons, hyphens or underscores; everybody else is given one.
 */
final class RequestId {

  static final String HEADER = "X-Request-Id";

  private static final String LOG_KEY = "request";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private RequestId() {}

  /** The same for every dispatch of a request. */
  static String of(HttpServletRequest request) {
    if (request.getAttribute(HEADER) instanceof String known) {
      return known;
    }
    String id = accepted(request.getHeader(HEADER));
    request.setAttribute(HEADER, id);
    return id;
  }

  private static String accepted(@Nullable String own) {
    return own != null && SANE.matcher(own).matches() ? own : UUID.randomUUID().toString();
  }

  /** The name of the request that this thread works on; empty if it works on none. */
  static Optional<String> current() {
    return Optional.ofNullable(MDC.get(LOG_KEY)).map(Object::toString);
  }

  /** From now on this thread works on the request, and its log lines say so. */
  static void begin(String id) {
    MDC.put(LOG_KEY, id);
  }

  static void end() {
    MDC.remove(LOG_KEY);
  }
}
