package dev.twinsite.ops.rest;

import dev.twinsite.ops.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong with one request (RFC 9457).
 *
 * @param name stable; the last part of the problem's type
 * @param detail what was wrong with this request
 * @param members further members of the answer
 */
public record Problem(int status, String name, String detail, Map<String, Object> members) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String PREFIX = "urn:twinsite:problem:";

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** A problem with nothing but a detail. */
  public static Problem of(int status, String name, String detail) {
    return new Problem(status, name, detail, Map.of());
  }

  /** A value of the request that breaks a limit. */
  public static Problem invalidValue(String detail) {
    return of(400, "invalid-value", detail);
  }

  /** What a status alone tells. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> of(status, "malformed", "the request is malformed");
      case 401 -> of(status, "unauthorized", "log in at /ops/api/v1/sessions");
      case 403 -> of(status, "forbidden", "this takes another role");
      case 404 -> of(status, "not-found", "there is nothing here");
      case 405 -> of(status, "method-not-allowed", "the method is not allowed here");
      case 406 -> of(status, "not-acceptable", "the answer is JSON");
      case 413 -> of(status, "too-large", "the body is larger than 64 KiB");
      case 415 -> of(status, "unsupported-media-type", "the body must be application/json");
      case 503 -> of(status, "not-now", "not now");
      default ->
          status < 500
              ? of(status, "refused", "the request is refused")
              : of(status, "internal", "something broke; the server's log tells what");
    };
  }

  /** The same problem with one more member. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, this.name, detail, more);
  }

  /** The problem as an answer. */
  public Response toResponse() {
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(MEDIA_TYPE)
            .entity(toJson())
            .header("Cache-Control", "no-store");
    if (status == 401) {
      answer.header("WWW-Authenticate", "Bearer");
    }
    Object retryAfter = members.get("retryAfterSeconds");
    return (retryAfter == null ? answer : answer.header("Retry-After", retryAfter)).build();
  }

  /** The problem on its way out of a resource. */
  public WebApplicationException asException() {
    return new WebApplicationException(detail, toResponse());
  }

  /** The problem as UTF-8. */
  public byte[] toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", PREFIX + name);
    json.put("title", name.replace('-', ' '));
    json.put("status", status);
    json.put("detail", detail);
    json.putAll(members);
    RequestId.current().ifPresent(id -> json.put("requestId", id));
    return Json.write(json);
  }
}
