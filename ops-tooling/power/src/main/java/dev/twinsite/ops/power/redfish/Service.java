package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.power.PowerException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Redfish service that we are logged in to. */
final class Service {

  private final URI root;
  private final Wire wire;
  private final Login login;
  private volatile @Nullable JsonNode rootResource;

  Service(URI root, RedfishAccount account, RedfishLimits limits) {
    this.root = root;
    this.wire = new Wire(root, limits);
    this.login = new Login(wire, account);
  }

  /** The service root, read once. */
  JsonNode root() throws PowerException {
    JsonNode known = rootResource;
    if (known == null) {
      Reply reply = wire.get(root, Map.of());
      if (!reply.isGood()) {
        throw Failure.of("GET", root, reply);
      }
      known = reply.json();
      rootResource = known;
    }
    return known;
  }

  /**
   * A resource.
   *
   * @param link as the service gives it
   */
  JsonNode read(String link) throws PowerException {
    URI target = wire.resolve(link);
    Reply reply = send("GET", target, null);
    if (!reply.isGood()) {
      throw Failure.of("GET", target, reply);
    }
    return reply.json();
  }

  /** Does something; what takes a while has ended when this returns. */
  void post(String link, JsonNode body) throws PowerException {
    URI target = wire.resolve(link);
    Reply reply = send("POST", target, body);
    if (!reply.isGood()) {
      throw Failure.of("POST", target, reply);
    }
    if (reply.isAccepted()) {
      new TaskMonitor(this, wire, target).await(reply);
    }
  }

  /** The answer, whatever it is; once more with a new session if the old one is not known. */
  Reply send(String method, URI target, @Nullable JsonNode body) throws PowerException {
    Map<String, String> headers = login.headers(root());
    Reply reply = wire.send(method, target, body, headers);
    if (reply.status() != 401) {
      return reply;
    }
    login.forget(headers);
    Map<String, String> renewed = login.headers(root());
    return renewed.equals(headers) ? reply : wire.send(method, target, body, renewed);
  }

  int mostInFlight() {
    return wire.mostInFlight();
  }

  long requests() {
    return wire.requests();
  }

  void logOut() {
    login.end();
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
