package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.power.PowerException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to a service: a session, made when first needed and anew when the service has
 * forgotten it; basic authentication with each request where there are no sessions.
 */
final class Login {

  private static final String TOKEN = "X-Auth-Token";
  private static final Set<Integer> NO_SESSIONS_HERE = Set.of(404, 405, 501);

  private final Wire wire;
  private final RedfishAccount account;
  private @Nullable Map<String, String> headers;
  private @Nullable URI session;

  Login(Wire wire, RedfishAccount account) {
    this.wire = wire;
    this.account = account;
  }

  /**
   * What each request carries.
   *
   * @param root the service's root resource
   */
  synchronized Map<String, String> headers(JsonNode root) throws PowerException {
    Map<String, String> known = headers;
    if (known == null) {
      known = logIn(root.path("Links").path("Sessions").path("@odata.id").asText(""));
      headers = known;
    }
    return known;
  }

  /** The service no longer knows these; does nothing if others are in use already. */
  synchronized void forget(Map<String, String> refused) {
    if (refused.equals(headers) && refused.containsKey(TOKEN)) {
      headers = null;
      session = null;
    }
  }

  private Map<String, String> logIn(String sessions) throws PowerException {
    if (sessions.isEmpty()) {
      return basic();
    }
    JsonNode credentials =
        Wire.JSON
            .createObjectNode()
            .put("UserName", account.username())
            .put("Password", account.password());
    URI target = wire.resolve(sessions);
    Reply reply = wire.send("POST", target, credentials, Map.of());
    if (NO_SESSIONS_HERE.contains(reply.status())) {
      return basic();
    }
    return token(target, reply);
  }

  private Map<String, String> token(URI target, Reply reply) throws PowerException {
    if (!reply.isGood()) {
      throw Failure.of("POST", target, reply);
    }
    String token =
        reply
            .header(TOKEN)
            .orElseThrow(() -> new PowerException(target + " made a session without a token"));
    String location = reply.header("Location").orElse("");
    session = location.isEmpty() ? null : wire.resolve(location);
    return Map.of(TOKEN, token);
  }

  private Map<String, String> basic() {
    return Map.of("Authorization", account.basic());
  }

  /** Ends the session; a service that does not answer ends it itself after a while. */
  synchronized void end() {
    URI open = session;
    Map<String, String> known = headers;
    session = null;
    headers = null;
    if (open != null && known != null) {
      try {
        wire.send("DELETE", open, null, known);
      } catch (PowerException e) {
        // It will run out.
      }
    }
  }
}
