package dev.twinsite.ops.power.redfish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import dev.twinsite.ops.power.redfish.MockUp.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedfishControllerTest {

  private static final String RESET_7 =
      "POST /redfish/v1/Systems/blade-7/Actions/ComputerSystem.Reset";
  private static final String SESSIONS = "POST /redfish/v1/SessionService/Sessions";
  private static final RedfishLimits HURRY =
      new RedfishLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          4,
          3,
          Duration.ofMillis(1),
          Duration.ofMillis(5));

  private final MockUp rack = new MockUp("rack").withSession("token-1");
  private final RedfishController controller = controller(rack.root(), HURRY);

  private static RedfishController controller(URI root, RedfishLimits limits) {
    return new RedfishController(root, new RedfishAccount("ops", "a secret"), limits);
  }

  @AfterEach
  void close() {
    controller.close();
    rack.close();
  }

  @Test
  void systemsOfAllPagesAreListed() throws PowerException {
    assertThat(controller.systems())
        .extracting(PoweredSystem::id)
        .containsExactly("R4B7", "R4B8", "R4B9");
  }

  @Test
  void systemIsReadAsItStandsNow() throws PowerException {
    Map<String, PoweredSystem> seen = controller.look(List.of("R4B7", "R4B8", "unknown"));
    assertThat(seen.get("R4B8"))
        .isEqualTo(
            new PoweredSystem("R4B8", "Eighth blade", PowerState.ON, "Warning", "OSRunning"));
    assertThat(seen.get("R4B7").power()).isEqualTo(PowerState.OFF);
    assertThat(seen).doesNotContainKey("unknown");
  }

  @Test
  void stateThatNobodyKnowsIsUnknown() throws PowerException {
    assertThat(controller.look(List.of("R4B9")).get("R4B9").power()).isEqualTo(PowerState.UNKNOWN);
  }

  @Test
  void oneSessionServesAllCallsAndIsEnded() throws PowerException {
    rack.answers(RESET_7, Answer.of(204), Answer.of(204));
    controller.reset("R4B7", ResetType.ON);
    controller.reset("R4B7", ResetType.FORCE_OFF);
    controller.close();
    assertThat(rack.times(SESSIONS)).isOne();
    assertThat(rack.asked)
        .contains(RESET_7 + " {\"ResetType\":\"On\"}", RESET_7 + " {\"ResetType\":\"ForceOff\"}")
        .contains("DELETE /redfish/v1/SessionService/Sessions/1");
    assertThat(rack.shown).contains("token-1 null").noneMatch(shown -> shown.contains("Basic"));
  }

  @Test
  void sessionThatTheServiceHasForgottenIsMadeAnew() throws PowerException {
    rack.withSession("token-2").answers("GET /redfish/v1/Systems", Answer.of(401));
    assertThat(controller.systems()).hasSize(3);
    assertThat(rack.times(SESSIONS)).isEqualTo(2);
    assertThat(rack.shown).contains("token-1 null", "token-2 null");
  }

  @Test
  void serviceWithoutSessionsIsShownThePassword() throws PowerException {
    try (MockUp plain = new MockUp("rack")) {
      controller(plain.root(), HURRY).systems();
      assertThat(plain.shown).contains("null Basic b3BzOmEgc2VjcmV0");
    }
  }

  @Test
  void wrongPasswordIsRefusedAndNotTriedAgain() {
    try (MockUp strict = new MockUp("rack")) {
      strict.answers(
          SESSIONS,
          new Answer(
              401,
              Map.of(),
              """
              {"error": {"code": "Base.1.18.GeneralError", "message": "no"}}"""));
      assertThatExceptionOfType(PowerRefusedException.class)
          .isThrownBy(() -> controller(strict.root(), HURRY).systems())
          .withMessageContaining("401: no (Base.1.18.GeneralError)")
          .withMessageNotContaining("a secret");
      assertThat(strict.times(SESSIONS)).isOne();
    }
  }

  @Test
  void resetTypeThatTheSystemDoesNotTakeIsNeverSent() {
    assertThatExceptionOfType(PowerRefusedException.class)
        .isThrownBy(() -> controller.reset("R4B7", ResetType.GRACEFUL_SHUTDOWN))
        .withMessageContaining("GracefulShutdown, only [On, ForceOff]");
    assertThatExceptionOfType(PowerRefusedException.class)
        .isThrownBy(() -> controller.reset("R4B8", ResetType.FORCE_OFF))
        .withMessageContaining("ForceOff, only [On, GracefulShutdown]");
    assertThatExceptionOfType(PowerRefusedException.class)
        .isThrownBy(() -> controller.reset("R4B9", ResetType.ON))
        .withMessageContaining("no reset action");
    assertThatExceptionOfType(PowerRefusedException.class)
        .isThrownBy(() -> controller.reset("R4B1", ResetType.ON))
        .withMessageContaining("no system 'R4B1'");
    assertThat(rack.times("POST /redfish/v1/Systems")).isZero();
  }

  @Test
  void refusedActionIsToldInTheServicesWordsAndNotRepeated() {
    rack.answers(
        RESET_7,
        new Answer(
            409,
            Map.of(),
            """
            {"error": {"code": "Base.1.18.GeneralError", "message": "See the messages.",
              "@Message.ExtendedInfo": [
                {"MessageId": "Base.1.18.OperationNotAllowed", "Message": "Locked by maintenance.",
                 "Resolution": "Unlock the blade."}]}}"""));
    assertThatExceptionOfType(PowerRefusedException.class)
        .isThrownBy(() -> controller.reset("R4B7", ResetType.ON))
        .withMessageEndingWith(
            "409: Locked by maintenance. (Base.1.18.OperationNotAllowed) Unlock the blade.");
    assertThat(rack.times(RESET_7)).isOne();
  }

  @Test
  void busyServiceIsAskedAgain() throws PowerException {
    Answer busy = new Answer(503, Map.of("Retry-After", "3600"), "");
    rack.answers(RESET_7, busy, busy, Answer.of(204));
    controller.reset("R4B7", ResetType.ON);
    assertThat(rack.times(RESET_7)).isEqualTo(3);
  }

  @Test
  void serviceThatStaysBusyIsGivenUpWithoutBeingCalledRefused() {
    rack.answers(RESET_7, Answer.of(503), Answer.of(503), Answer.of(503), Answer.of(204));
    assertThatExceptionOfType(PowerException.class)
        .isThrownBy(() -> controller.reset("R4B7", ResetType.ON))
        .withMessageContaining("503")
        .isNotInstanceOf(PowerRefusedException.class);
    assertThat(rack.times(RESET_7)).isEqualTo(3);
  }

  @Test
  void actionThatTakesAWhileIsWaitedFor() throws PowerException {
    Answer running =
        new Answer(202, Map.of("Location", "/redfish/v1/TaskService/TaskMonitors/5"), "");
    rack.answers(RESET_7, running)
        .answers("GET /redfish/v1/TaskService/TaskMonitors/5", running, running, Answer.of(204));
    controller.reset("R4B7", ResetType.ON);
    assertThat(rack.times("GET /redfish/v1/TaskService/TaskMonitors/5")).isEqualTo(3);
  }

  @Test
  void taskThatEndsInAnExceptionIsAFailure() {
    rack.answers(
            RESET_7,
            new Answer(202, Map.of(), "{\"@odata.id\": \"/redfish/v1/TaskService/Tasks/5\"}"))
        .answers(
            "GET /redfish/v1/TaskService/Tasks/5",
            new Answer(200, Map.of(), task("Running")),
            new Answer(200, Map.of(), task("Exception")));
    assertThatExceptionOfType(PowerRefusedException.class)
        .isThrownBy(() -> controller.reset("R4B7", ResetType.ON))
        .withMessageContaining("ended as Exception: The fuse blew. (Oem.1.0.Fuse)");
  }

  private static String task(String state) {
    return """
        {"@odata.type": "#Task.v1_7_3.Task", "@odata.id": "/redfish/v1/TaskService/Tasks/5",
         "Id": "5", "Name": "Reset", "TaskState": "%s",
         "Messages": [{"MessageId": "Oem.1.0.Fuse", "Message": "The fuse blew."}]}"""
        .formatted(state);
  }

  @Test
  void nobodyOnAnotherHostIsToldWhoWeAre() {
    rack.answers(
        "GET /redfish/v1/Systems",
        new Answer(
            200,
            Map.of(),
            """
            {"Members": [], "Members@odata.nextLink": "http://127.0.0.2:1/redfish/v1/Systems"}"""));
    assertThatExceptionOfType(PowerException.class)
        .isThrownBy(controller::systems)
        .withMessageContaining("not on the same host");
  }

  @Test
  void circleOfPagesEnds() {
    rack.answers(
        "GET /redfish/v1/Systems/page-2",
        new Answer(
            200,
            Map.of(),
            "{\"Members@odata.nextLink\": \"/redfish/v1/Systems\", \"Members\": []}"));
    assertThatExceptionOfType(PowerException.class)
        .isThrownBy(controller::systems)
        .withMessageContaining("in a circle");
  }

  @Test
  void deadServiceIsToldFromARefusingOne() {
    URI nobody = URI.create("http://127.0.0.1:1/redfish/v1");
    assertThatExceptionOfType(PowerException.class)
        .isThrownBy(() -> controller(nobody, HURRY).systems())
        .isNotInstanceOf(PowerRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/redfish/v1", "/redfish/v1", "http:redfish"})
  void addressThatIsNoneIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> controller(URI.create(address), HURRY))
        .withMessageContaining(address);
  }

  @Test
  void passwordIsNotShown() {
    assertThat(new RedfishAccount("ops", "a secret").toString()).doesNotContain("secret");
  }
}
