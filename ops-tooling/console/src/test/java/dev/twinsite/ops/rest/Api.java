package dev.twinsite.ops.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jboss.resteasy.spi.ResteasyProviderFactory;

/** The API of one ops server, with its log-in and its audit trail, without a socket. */
public final class Api {

  private static final String BASE = "/api/v1/";

  private final OpsServer server;
  private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

  /** The API of a running ops server. */
  public Api(OpsServer server) {
    this.server = server;
    Console console = new Running(server);
    providers(console, dispatcher.getProviderFactory());
    resources(console).forEach(dispatcher.getRegistry()::addSingletonResource);
  }

  /**
   * What it answers.
   *
   * @param location where to look next; empty if it does not say
   */
  public record Reply(int status, String location, JsonNode body) {

    /** The last part of the type of a problem. */
    public String problem() {
      return body.path("type").asText().replaceFirst(".*:", "");
    }
  }

  /** Somebody with an account at this ops server looks. */
  public Reply get(String path, String person) {
    return call("GET", path, person, "");
  }

  /** Somebody with an account at this ops server acts. */
  public Reply post(String path, String person, String json) {
    return call("POST", path, person, json);
  }

  /** Somebody with an account at this ops server sends something. */
  public Reply call(String method, String path, String person, String json) {
    try {
      MockHttpRequest request = MockHttpRequest.create(method, BASE + path);
      request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token(person));
      if (!json.isEmpty()) {
        request.contentType(MediaType.APPLICATION_JSON_TYPE).content(json.getBytes(UTF_8));
      }
      return send(request);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token(String person) {
    List<String> roles = server.accounts().rolesOf(person);
    return server.tokens().issue(person, roles).token();
  }

  private Reply send(MockHttpRequest request) throws IOException {
    MockHttpResponse response = new MockHttpResponse();
    dispatcher.invoke(request, response);
    Object location = response.getOutputHeaders().getFirst(HttpHeaders.LOCATION);
    return new Reply(
        response.getStatus(),
        location == null ? "" : location.toString(),
        Json.LENIENT.readTree(response.getContentAsString()));
  }

  private static void providers(Console console, ResteasyProviderFactory factory) {
    LoginFilter login = new LoginFilter();
    login.console = console;
    factory.injectProperties(login);
    TrailFilter trail = new TrailFilter();
    trail.console = console;
    Stream.of(login, trail, new JsonBodies(), new FailureMapper())
        .forEach(factory::registerProviderInstance);
  }

  private static Stream<Object> resources(Console console) {
    SitesResource sites = new SitesResource();
    SecondPerson secondPerson = new SecondPerson();
    RunsResource runs = new RunsResource();
    ApprovalsResource approvals = new ApprovalsResource();
    OperatorsResource operators = new OperatorsResource();
    sites.console = console;
    sites.secondPerson = secondPerson;
    secondPerson.console = console;
    secondPerson.sites = sites;
    runs.console = console;
    runs.secondPerson = secondPerson;
    approvals.console = console;
    approvals.secondPerson = secondPerson;
    operators.console = console;
    return Stream.of(sites, runs, approvals, operators);
  }

  private static final class Running extends Console {

    private final OpsServer running;

    Running(OpsServer running) {
      this.running = running;
    }

    @Override
    public Optional<OpsServer> server() {
      return Optional.of(running);
    }
  }
}
