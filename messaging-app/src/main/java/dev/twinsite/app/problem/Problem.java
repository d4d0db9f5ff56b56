package dev.twinsite.app.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One problem as it is told to a caller.
 *
 * @param status the HTTP status; that of the type unless the container chose another one
 * @param detail what was wrong with this request: the field and the limit it broke
 * @param members further members of the answer, such as {@code spendableHere}
 */
public record Problem(ProblemType type, int status, String detail, Map<String, Object> members) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The member that holds the name of the request, as the header {@code X-Request-Id} does. */
  public static final String REQUEST_ID = "requestId";

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A problem with nothing but a detail. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, Map.of());
  }

  /** What a status alone tells. */
  public static Problem ofStatus(int status, String detail) {
    return new Problem(ProblemType.ofStatus(status), status, detail, Map.of());
  }

  /** The same problem with one more member. */
  public Problem with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, status, detail, more);
  }

  /** The problem on its way to the caller. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** The members in the order in which they are written. */
  public Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", type.uri().toString());
    json.put("title", type.title());
    json.put("status", status);
    json.put("detail", detail);
    json.putAll(members);
    return json;
  }
}
