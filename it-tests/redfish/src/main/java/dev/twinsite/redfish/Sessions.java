package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is let in: whoever knows the one account, with each request or once for a session. A session
 * ends when it is not used for half an hour; when there are too many, the oldest one ends.
 */
final class Sessions {

  static final Duration TIMEOUT = Duration.ofMinutes(30);

  private static final int MOST = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String username;
  private final String password;
  private final InstantSource clock;
  private final Map<String, Session> open = new LinkedHashMap<>();
  private long made;

  Sessions(String username, String password, InstantSource clock) {
    this.username = username;
    this.password = password;
    this.clock = clock;
  }

  private static final class Session {
    final String id;
    final String token = random();
    final Instant begun;
    Instant used;

    Session(String id, Instant now) {
      this.id = id;
      this.begun = now;
      this.used = now;
    }
  }

  private static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  boolean letsIn(Request request) {
    return request.header("X-Auth-Token").map(this::knows).orElse(false)
        || request.header("Authorization").map(this::isAccount).orElse(false);
  }

  private synchronized boolean knows(String token) {
    endOldOnes();
    for (Session session : open.values()) {
      if (same(session.token, token)) {
        session.used = clock.instant();
        return true;
      }
    }
    return false;
  }

  private boolean isAccount(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    try {
      byte[] both = Base64.getDecoder().decode(authorization.substring(6).strip());
      return same(username + ":" + password, new String(both, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a session, or says why not. */
  synchronized Response logIn(JsonNode body) throws Problem {
    String name = text(body, "UserName");
    String secret = text(body, "Password");
    if (!same(username + ":" + password, name + ":" + secret)) {
      throw new Problem(
          Message.RESOURCE_AT_URI_UNAUTHORIZED.response(
              Resources.SESSIONS, "user name or password is wrong"));
    }
    endOldOnes();
    Session session = new Session(Long.toString(++made), clock.instant());
    open.put(session.id, session);
    return Response.of(201, resource(session))
        .with("X-Auth-Token", session.token)
        .with("Location", Resources.SESSIONS + "/" + session.id);
  }

  private static String text(JsonNode body, String property) throws Problem {
    if (!body.path(property).isTextual()) {
      throw new Problem(Message.PROPERTY_MISSING.response(property));
    }
    return body.path(property).asText();
  }

  private void endOldOnes() {
    Instant oldest = clock.instant().minus(TIMEOUT);
    open.values().removeIf(session -> session.used.isBefore(oldest));
    Iterator<Session> all = open.values().iterator();
    for (int surplus = open.size() - MOST + 1; surplus > 0; surplus--) {
      all.next();
      all.remove();
    }
  }

  synchronized List<String> ids() {
    return List.copyOf(open.keySet());
  }

  synchronized Optional<ObjectNode> resource(String id) {
    return Optional.ofNullable(open.get(id)).map(this::resource);
  }

  synchronized boolean end(String id) {
    return open.remove(id) != null;
  }

  private ObjectNode resource(Session session) {
    return Resources.resource("Session.v1_8_0.Session", Resources.SESSIONS + "/" + session.id)
        .put("Id", session.id)
        .put("Name", "Session " + session.id)
        .put("UserName", username)
        .put("CreatedTime", Resources.time(session.begun));
  }
}
