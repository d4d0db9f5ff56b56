package dev.twinsite.failover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.arquillian.Site.PowerController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A Redfish client that follows the links of DMTF's specification from the service root on, and
 * shares no code with the service or with the client of the ops servers.
 */
final class Stranger implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;
  private final JsonNode service;
  private final String token;
  private final String session;

  Stranger(PowerController at) {
    root = at.root();
    service = body(call("GET", root.getPath(), "", ""));
    String credentials =
        JSON.createObjectNode()
            .put("UserName", at.username())
            .put("Password", at.password())
            .toString();
    String sessions = service.at("/Links/Sessions/@odata.id").asText();
    HttpResponse<String> made = call("POST", sessions, credentials, "");
    token = made.headers().firstValue("X-Auth-Token").orElseThrow();
    session = made.headers().firstValue("Location").orElseThrow();
  }

  String powerOf(String id) {
    return system(id).path("PowerState").asText();
  }

  void reset(String id, String type) {
    JsonNode action = system(id).at("/Actions/#ComputerSystem.Reset");
    String body = JSON.createObjectNode().put("ResetType", type).toString();
    HttpResponse<String> answer = call("POST", action.path("target").asText(), body, token);
    if (answer.statusCode() != 204 && answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  private JsonNode system(String id) {
    String collection = service.at("/Systems/@odata.id").asText();
    for (JsonNode member : body(call("GET", collection, "", token)).path("Members")) {
      JsonNode system = body(call("GET", member.path("@odata.id").asText(), "", token));
      if (system.path("Id").asText().equals(id)) {
        return system;
      }
    }
    throw new AssertionError("no system " + id);
  }

  private HttpResponse<String> call(String method, String path, String body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path)).method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode body(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    call("DELETE", session, "", token);
  }
}
