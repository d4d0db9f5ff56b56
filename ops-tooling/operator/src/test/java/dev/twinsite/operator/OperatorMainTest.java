package dev.twinsite.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against answers of the ops API; the real servers are asked in a lab. */
class OperatorMainTest {

  private static final String NOBODY = "http://127.0.0.1:1";
  private static final String LOST_RUN =
      "{\"id\":\"7\",\"runbook\":\"declare-lost\",\"state\":\"COMPLETED\",\"verdict\":\"PASSED\","
          + "\"endedAt\":\"2022-10-15T06:20:00Z\",\"steps\":[{\"name\":\"fenced\",\"state\":"
          + "\"COMPLETED\",\"detail\":\"done\"}]}";

  @TempDir Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> answers = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put(
        "POST sessions",
        "200 {\"token\":\"t\",\"expiresAt\":\"2999-01-01T00:00:00Z\",\"roles\":[\"operator\"]}");
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void logsInWithAPasswordThatNobodyElseSees() throws IOException {
    assertThat(logIn()).isZero();
    Path session = home.resolve("session.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session)))
        .isEqualTo("rw-------");
    assertThat(asked).containsExactly("POST sessions {\"username\":\"minji\",\"password\":\"pw\"}");
    assertThat(ops("login", "--username", "minji", "--password", "pw")).isEqualTo(2);
  }

  @Test
  void asksTheOtherSiteWhenOneDoesNotAnswer() {
    logIn();
    answers.put(
        "GET sites",
        "200 {\"epoch\":4,\"leader\":\"witness\",\"seenFrom\":\"ansan\",\"sites\":[]}");
    assertThat(ops("sites")).isZero();
    assertThat(out.toString(UTF_8)).contains("epoch 4, leader witness, seen from ansan");
  }

  @Test
  void namesTheEpochThatItJustSawAndWaitsForTheEnd() {
    logIn();
    answers.put("GET sites", "200 {\"epoch\":4}");
    answers.put("POST sites/pangyo/declare-lost", "202 " + LOST_RUN);
    assertThat(ops("declare-lost", "pangyo", "--reason", "fire", "--wait")).isZero();
    assertThat(asked).contains("POST sites/pangyo/declare-lost {\"reason\":\"fire\",\"epoch\":4}");
    answers.put("POST sites/pangyo/declare-lost", "202 " + LOST_RUN.replace("PASSED", "FAILED"));
    assertThat(ops("declare-lost", "pangyo", "--reason", "fire", "--wait")).isEqualTo(5);
  }

  @Test
  void keepsWaitingIfAnOpsServerThatHasJustStartedDoesNotKnowTheRunYet() {
    logIn();
    answers.put("GET sites", "200 {\"epoch\":4}");
    answers.put("POST sites/pangyo/drain", "202 {\"id\":\"7\",\"steps\":[]}");
    answers.put("GET runs/7", "404 {\"detail\":\"there is no such run\"}\n200 " + LOST_RUN);
    assertThat(ops("drain", "pangyo", "--reason", "disks", "--wait")).isZero();
    assertThat(out.toString(UTF_8)).contains("PASSED");
  }

  @Test
  void tellsTheRuleThatStandsAgainstIt() {
    logIn();
    answers.put(
        "POST sites/pangyo/drain", "409 {\"rule\":\"both-out\",\"detail\":\"ansan is LOST\"}");
    assertThat(ops("drain", "pangyo", "--reason", "disks", "--epoch", "4")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("both-out: ansan is LOST");
  }

  @Test
  void theStatusTellsWhatWentWrong() {
    assertThat(ops("sites")).as("not logged in").isEqualTo(3);
    logIn();
    assertThat(ops("sites", "--url", NOBODY)).as("nobody answers").isEqualTo(4);
    assertThat(ops("dance")).as("no such verb").isEqualTo(2);
    assertThat(ops("rejoin", "pangyo")).as("no reason").isEqualTo(2);
    answers.put("GET audit", "200 {\"findings\":[{\"severity\":\"CRITICAL\"}],\"sites\":[]}");
    assertThat(ops("audit")).as("critical findings").isEqualTo(6);
    answers.put("GET trail", "403 {\"detail\":\"this takes the role viewer\"}");
    assertThat(ops("trail")).as("not allowed").isEqualTo(3);
  }

  @Test
  void printsTheAnswerAsItCame() {
    logIn();
    answers.put("GET notices", "200 {\"notices\":[]}");
    assertThat(ops("notices", "--json")).isZero();
    assertThat(out.toString(UTF_8)).contains("\"notices\" : [ ]");
  }

  @Test
  void startsARunbookWithItsParameters() {
    logIn();
    answers.put("POST runs", "202 " + LOST_RUN);
    assertThat(ops("run", "switch-over", "site=ansan", "--reason", "disks")).isZero();
    assertThat(asked)
        .contains(
            "POST runs {\"runbook\":\"switch-over\",\"parameters\":{\"reason\":\"disks\",\"site\":\"ansan\"}}");
  }

  @Test
  void showsWhatWasMeasuredAndWhatClientsSaw() {
    logIn();
    String measured =
        "\"measures\":[{\"name\":\"clients back to normal\",\"millis\":12000,"
            + "\"limitMillis\":10000,\"lastMillis\":4000}],\"evidence\":[{\"from\":\"load\","
            + "\"acknowledged\":900,\"acknowledgedLost\":2}],\"steps\"";
    answers.put("GET runs/7", "200 " + LOST_RUN.replace("\"steps\"", measured));
    assertThat(ops("show", "7")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("MISSED     clients back to normal: 12000 ms of 10000 ms, in the run before 4000")
        .contains("CLIENTS    load: 900 acknowledged, 2 of them lost");
  }

  private int logIn() {
    return ops("login", "--username", "minji");
  }

  private int ops(String... words) {
    Map<String, String> environment =
        Map.of(
            "TWINSITE_OPS_URLS",
            NOBODY + ",http://127.0.0.1:" + server.getAddress().getPort(),
            "TWINSITE_OPS_SESSION",
            home.resolve("session.json").toString(),
            "TWINSITE_OPS_PASSWORD",
            "pw");
    return new OperatorMain(environment, new PrintStream(out, true, UTF_8))
        .run(new PrintStream(err, true, UTF_8), words);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String call =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath().replace("/ops/api/v1/", "");
    asked.add((call + " " + body).strip());
    String[] inTurn = answers.getOrDefault(call, "404 {}").split("\n", 2);
    if (inTurn.length > 1) {
      answers.put(call, inTurn[1]);
    }
    String[] answer = inTurn[0].split(" ", 2);
    byte[] json = answer[1].getBytes(UTF_8);
    exchange.sendResponseHeaders(Integer.parseInt(answer[0]), json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }
}
