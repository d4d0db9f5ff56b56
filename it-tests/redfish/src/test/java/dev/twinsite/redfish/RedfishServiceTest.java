package dev.twinsite.redfish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import dev.twinsite.ops.power.redfish.RedfishAccount;
import dev.twinsite.ops.power.redfish.RedfishController;
import dev.twinsite.ops.power.redfish.RedfishLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as any client sees it, by the requests that the standard describes. */
class RedfishServiceTest {

  private static final String SESSIONS = "/redfish/v1/SessionService/Sessions";
  private static final String RESET = "/redfish/v1/Systems/lamp-3/Actions/ComputerSystem.Reset";

  private final List<Lamp> lamps =
      IntStream.range(0, 25).mapToObj(number -> new Lamp("lamp-" + number)).toList();
  private final HttpClient client = HttpClient.newHttpClient();
  private RedfishService service;

  @BeforeEach
  void start() throws IOException {
    service =
        new RedfishService(
            0,
            new RedfishService.Setup("Lamps", "keeper", "a secret", 10),
            ManagedServers.of(lamps),
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<String> call(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.root().resolve(path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> asKeeper(String method, String path, String body)
      throws IOException, InterruptedException {
    String account = Base64.getEncoder().encodeToString("keeper:a secret".getBytes());
    return call(method, path, body, "Authorization", "Basic " + account);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  private static String messageId(HttpResponse<String> response) throws IOException {
    return json(response)
        .at("/error/@Message.ExtendedInfo/0/MessageId")
        .asText()
        .replaceAll(".*\\.", "");
  }

  @Test
  void strangerFindsTheWayFromTheRootToTheSwitch() throws Exception {
    JsonNode root = json(call("GET", "/redfish/v1/", ""));
    assertThat(root.path("@odata.type").asText()).matches("#ServiceRoot\\.v1_\\d+_0\\.ServiceRoot");
    HttpResponse<String> session =
        call(
            "POST",
            root.at("/Links/Sessions/@odata.id").asText(),
            "{\"UserName\": \"keeper\", \"Password\": \"a secret\"}");
    assertThat(session.statusCode()).isEqualTo(201);
    String token = session.headers().firstValue("X-Auth-Token").orElseThrow();
    JsonNode systems =
        json(call("GET", root.at("/Systems/@odata.id").asText(), "", "X-Auth-Token", token));
    String third = systems.at("/Members/3/@odata.id").asText();
    JsonNode system = json(call("GET", third, "", "X-Auth-Token", token));
    assertThat(system.path("PowerState").asText()).isEqualTo("Off");
    JsonNode reset = system.path("Actions").path("#ComputerSystem.Reset");
    assertThat(reset.path("ResetType@Redfish.AllowableValues").toString())
        .isEqualTo("[\"On\",\"ForceOff\"]");
    String target = reset.path("target").asText();
    assertThat(call("POST", target, "{\"ResetType\": \"On\"}", "X-Auth-Token", token).statusCode())
        .isEqualTo(204);
    assertThat(json(call("GET", third, "", "X-Auth-Token", token)).path("PowerState").asText())
        .isEqualTo("On");
    String own = session.headers().firstValue("Location").orElseThrow();
    assertThat(call("DELETE", own, "", "X-Auth-Token", token).statusCode()).isEqualTo(204);
    assertThat(call("GET", third, "", "X-Auth-Token", token).statusCode()).isEqualTo(401);
  }

  @Test
  void pagesLeadThroughAllSystems() throws Exception {
    List<String> found = new ArrayList<>();
    String page = "/redfish/v1/Systems?$expand=.($levels=1)";
    while (!page.isEmpty()) {
      JsonNode body = json(asKeeper("GET", page.replace("$expand=.(", "$expand=.%28"), ""));
      assertThat(body.path("Members@odata.count").asInt()).isEqualTo(25);
      body.path("Members").forEach(member -> found.add(member.path("Id").asText()));
      page = body.path("Members@odata.nextLink").asText("");
    }
    assertThat(found).hasSize(25).doesNotHaveDuplicates();
    JsonNode two = json(asKeeper("GET", "/redfish/v1/Systems?$skip=23&$top=1", ""));
    assertThat(two.path("Members")).hasSize(1);
    assertThat(two.has("Members@odata.nextLink")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/redfish",
        "/redfish/v1",
        "/redfish/v1/",
        "/redfish/v1/odata",
        "/redfish/v1/$metadata"
      })
  void whatDescribesTheServiceIsOpen(String path) throws Exception {
    HttpResponse<String> answer = call("GET", path, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("OData-Version")).hasValue("4.0");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /redfish/v1/Systems            |                            | 401 | NoValidSession
          POST   | /redfish/v1/SessionService/Sessions | {"UserName": "keeper", "Password": "x"} | 401 | ResourceAtUriUnauthorized
          POST   | /redfish/v1/SessionService/Sessions | {"UserName": "keeper"}     | 400 | PropertyMissing
          """)
  void whoeverIsNobodyIsNotLetIn(String method, String path, String body, int status, String id)
      throws Exception {
    HttpResponse<String> answer = call(method, path, body == null ? "" : body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(messageId(answer)).isEqualTo(id);
    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | {"ResetType": "Nmi"} | 400 | ActionParameterValueNotInList
          POST  | {}                   | 400 | ActionParameterMissing
          POST  | {"Type": "On"}       | 400 | ActionParameterUnknown
          POST  | [                    | 400 | MalformedJSON
          POST  | []                   | 400 | MalformedJSON
          GET   |                      | 405 | OperationNotAllowed
          PATCH | {}                   | 405 | OperationNotAllowed
          """)
  void wrongInputIsNamed(String method, String body, int status, String id) throws Exception {
    HttpResponse<String> answer = asKeeper(method, RESET, body == null ? "" : body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(messageId(answer)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "/redfish/v1/Systems/lamp-99, 404",
    "/redfish/v1/Chassis, 404",
    "/redfish/v2, 404",
    "/redfish/v1/TaskService/Tasks/7, 404",
    "/redfish/v1/Systems?$filter=x, 501",
    "/redfish/v1/Systems?$top=-1, 400",
    "/redfish/v1/Systems?only, 200"
  })
  void addressesAndQueriesAreJudged(String path, int status) throws Exception {
    assertThat(asKeeper("GET", path, "").statusCode()).isEqualTo(status);
  }

  @Test
  void resourceThatIsKnownIsNotSentAgain() throws Exception {
    String tag = call("GET", "/redfish/v1", "").headers().firstValue("ETag").orElseThrow();
    assertThat(call("GET", "/redfish/v1", "", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(call("GET", "/redfish/v1", "", "OData-Version", "3.0").statusCode()).isEqualTo(412);
  }

  @Test
  void largeBodyIsRefused() throws Exception {
    assertThat(asKeeper("POST", RESET, " ".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  private RedfishController ours() {
    return new RedfishController(
        service.root(), new RedfishAccount("keeper", "a secret"), RedfishLimits.DEFAULT);
  }

  @Test
  void clientOfTheOpsServersSwitches() throws PowerException {
    try (RedfishController ours = ours()) {
      assertThat(ours.systems()).extracting(PoweredSystem::id).hasSize(25);
      ours.reset("lamp-20", ResetType.ON);
      List<String> all = lamps.stream().map(Lamp::id).toList();
      assertThat(ours.look(all).values())
          .filteredOn(system -> system.power() == PowerState.ON)
          .extracting(PoweredSystem::id)
          .containsExactly("lamp-20");
      lamps.get(3).broken = true;
      assertThatExceptionOfType(PowerRefusedException.class)
          .isThrownBy(() -> ours.reset("lamp-3", ResetType.ON))
          .withMessageContaining("the bulb is gone");
    }
  }

  @Test
  void whatTakesLongIsATaskThatTheClientWaitsFor() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    lamps.get(3).mayEnd = mayEnd;
    try (RedfishController ours = ours()) {
      CompletableFuture<Void> switched = CompletableFuture.runAsync(() -> switchOn(ours, "lamp-3"));
      String task = awaitTask();
      assertThat(json(asKeeper("GET", task, "")).path("TaskState").asText()).isEqualTo("Running");
      String monitor = json(asKeeper("GET", task, "")).path("TaskMonitor").asText();
      assertThat(asKeeper("GET", monitor, "").statusCode()).isEqualTo(202);
      assertThat(switched).isNotDone();
      mayEnd.countDown();
      switched.get(60, TimeUnit.SECONDS);
      assertThat(ours.look(List.of("lamp-3")).get("lamp-3").power()).isEqualTo(PowerState.ON);
      assertThat(json(asKeeper("GET", task, "")).path("TaskState").asText()).isEqualTo("Completed");
      assertThat(asKeeper("GET", monitor, "").statusCode()).isEqualTo(204);
    }
  }

  private static void switchOn(RedfishController controller, String id) {
    try {
      controller.reset(id, ResetType.ON);
    } catch (PowerException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String awaitTask() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      JsonNode tasks = json(asKeeper("GET", "/redfish/v1/TaskService/Tasks", ""));
      if (!tasks.path("Members").isEmpty()) {
        return tasks.at("/Members/0/@odata.id").asText();
      }
    }
    throw new AssertionError("no task within a minute");
  }
}
