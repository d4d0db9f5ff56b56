package dev.twinsite.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.approval.Approval;
import dev.twinsite.ops.login.Tokens;
import dev.twinsite.ops.peer.Inquiry;
import dev.twinsite.ops.rest.Api;
import dev.twinsite.ops.rest.Api.Reply;
import dev.twinsite.ops.trail.Entry;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sites in production: one person asks at one console, another decides, maybe at the other. */
@Execution(ExecutionMode.CONCURRENT)
class TwoPersonsTest {

  private static final String YES = "{\"approve\": true, \"reason\": \"so it is\"}";
  private static final String NO = "{\"approve\": false, \"reason\": \"not today\"}";

  @TempDir Path disk;

  private TwoPlaces places;
  private Place pangyo;
  private Place ansan;
  private ThirdVoter witness;

  @BeforeEach
  void build() throws IOException, SQLException {
    places = new TwoPlaces(disk);
    pangyo = places.pangyo;
    ansan = places.ansan;
    witness = places.witness;
    Switches switches = new Switches(pangyo, ansan);
    for (Place each : List.of(pangyo, ansan)) {
      each.power(switches);
      each.production();
      each.start();
      for (String person : List.of("minji", "junho", "sora")) {
        each.server().accounts().put(person, "a password", Tokens.ROLES, Instant.now());
      }
    }
    await("both are fenced", () -> pangyo.fencedEpoch() == 1 && ansan.fencedEpoch() == 1);
    await("both are at work", () -> pangyo.isAtWork() && ansan.isAtWork());
  }

  @AfterEach
  void end() throws IOException {
    places.close();
  }

  @ParameterizedTest
  @CsvSource({"pangyo, ansan", "ansan, pangyo"})
  void whatWasAskedAtAConsoleThatDiedIsApprovedAtTheOther(String first, String second) {
    Place dying = place(first);
    Place living = place(second);
    UUID asked = askFor(dying, "sites/" + first + "/declare-lost");
    await("the other console lists it", () -> isWaiting(living, asked));
    dying.loseEverything();
    awaitMissed(dying, living);
    assertThat(refusal(api(living).post("approvals/" + asked, "minji", YES)))
        .isEqualTo("403 same-person");

    Reply run = api(living).post("approvals/" + asked, "junho", YES);
    assertThat(run.status()).as(run.toString()).isEqualTo(202);
    assertThat(run.body().path("startedBy").asText()).isEqualTo("minji, approved by junho");
    await("it is lost", () -> living.stateOf(dying) == SiteState.LOST);

    dying.comeBack();
    await("both keep the same", () -> digest(dying).equals(digest(living)));
    assertThat(find(dying, asked).state()).isEqualTo(Approval.State.APPROVED);
    assertThat(find(dying, asked).decidedBy()).isEqualTo("junho");
    assertThat(refusal(api(dying).post("approvals/" + asked, "sora", NO)))
        .isEqualTo("409 approval-over");
  }

  /** Neither has heard of the other one's decision. The drill waits for the steady state. */
  @Test
  void oneRunComesOfADrillThatIsApprovedAtBothConsolesAtOnce() {
    pangyo.owes(5_000);
    UUID asked = ask(pangyo, "runs", wish("ops-loss-drill", "ansan"));
    await("the other console lists it", () -> isWaiting(ansan, asked));
    linked(false);
    Reply one = api(pangyo).post("approvals/" + asked, "junho", YES);
    Reply other = api(ansan).post("approvals/" + asked, "sora", YES);

    assertThat(List.of(one.status(), other.status())).as(one + " " + other).containsOnly(202);
    assertThat(one.body().path("id")).isEqualTo(other.body().path("id"));
    linked(true);
    await("both keep the same", () -> digest(pangyo).equals(digest(ansan)));
    assertThat(find(ansan, asked).decidedBy()).isEqualTo("junho");
    assertThat(runsAt(pangyo)).extracting(RunRecord::runbook).containsExactly("ops-loss-drill");
    assertThat(runsAt(ansan)).extracting(RunRecord::id).containsExactly(asked);
    assertThat(runsAt(ansan).get(0).startedBy()).isEqualTo("minji, approved by junho");
  }

  @Test
  void whatOneRefusesAndAnotherApprovesBeforeTheyHearOfItIsApprovedAtBoth() {
    pangyo.owes(5_000);
    UUID asked = ask(pangyo, "runs", wish("ops-loss-drill", "ansan"));
    await("the other console lists it", () -> isWaiting(ansan, asked));
    linked(false);
    assertThat(api(ansan).post("approvals/" + asked, "sora", NO).status()).isEqualTo(200);
    assertThat(api(pangyo).post("approvals/" + asked, "junho", YES).status()).isEqualTo(202);
    linked(true);
    await("both keep the same", () -> digest(pangyo).equals(digest(ansan)));
    assertThat(find(ansan, asked).state()).isEqualTo(Approval.State.APPROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sites/ansan/declare-lost",
        "sites/ansan/admit",
        "runs site-loss-drill",
        "runs ops-loss-drill",
        "runs isolation-drill",
        "runs recover-site"
      })
  void nobodyDoesAloneWhatIsDangerous(String what) {
    String[] words = what.split(" ");
    String path = words[0];
    String json = words.length > 1 ? wish(words[1], "ansan") : order(path);
    UUID asked = ask(pangyo, path, json);
    assertThat(refusal(api(pangyo).post("approvals/" + asked, "minji", YES)))
        .isEqualTo("403 same-person");
    assertNothingWasDone();

    Reply refused = api(pangyo).post("approvals/" + asked, "junho", NO);
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.body().path("state").asText()).isEqualTo("REFUSED");
    assertThat(refusal(api(pangyo).post("approvals/" + asked, "sora", YES)))
        .isEqualTo("409 approval-over");
    assertNothingWasDone();
  }

  private void assertNothingWasDone() {
    assertThat(pangyo.server().runs().all()).isEmpty();
    assertThat(runsAt(pangyo)).isEmpty();
    assertThat(pangyo.states().epoch().value()).isEqualTo(1);
  }

  @Test
  void aDrillThatMakesNoSenseIsNotAskedFor() {
    Reply seoul = api(pangyo).post("runs", "minji", wish("site-loss-drill", "seoul"));
    assertThat(refusal(seoul)).isEqualTo("400 invalid-value");
    assertThat(seoul.body().path("detail").asText()).startsWith("parameters.site is 'seoul'");
    assertThat(refusal(api(pangyo).post("runs", "minji", wish("moon-drill", "ansan"))))
        .isEqualTo("400 invalid-value");
    assertThat(pangyo.server().record().approvals().all()).isEmpty();
  }

  @Test
  void whoMayOnlyOperateApprovesNothing() {
    Instant now = Instant.now();
    pangyo.server().accounts().put("hyun", "a password", List.of(Tokens.OPERATOR), now);
    UUID asked = ask(pangyo, "runs", wish("ops-loss-drill", "ansan"));
    assertThat(refusal(api(pangyo).post("approvals/" + asked, "hyun", YES)))
        .isEqualTo("403 forbidden");
    assertThat(find(pangyo, asked).state()).isEqualTo(Approval.State.PENDING);
  }

  /** What pangyo serves was dead, ansan decided alone, and then only pangyo came back. */
  @Test
  void twoPersonsAdmitASiteWithoutItsRegent() {
    serves(pangyo, false);
    awaitMissed(pangyo, ansan);
    approved(ansan, askFor(ansan, "sites/pangyo/declare-lost"));
    await("ansan decides alone", () -> pangyo.stateOf(pangyo) == SiteState.LOST);
    ansan.loseEverything();
    serves(pangyo, true);
    awaitMissed(ansan, pangyo);
    await("pangyo says what it has", () -> hasSaidWhatItHas(pangyo, 2));

    UUID asked = askFor(pangyo, "sites/pangyo/admit");
    assertThat(refusal(api(pangyo).post("approvals/" + asked, "minji", YES)))
        .isEqualTo("403 same-person");
    assertThat(pangyo.stateOf(pangyo)).isEqualTo(SiteState.LOST);
    approved(pangyo, asked);
    await("pangyo is admitted", () -> pangyo.stateOf(pangyo) == SiteState.ACTIVE);
    assertThat(pangyo.stateOf(ansan)).isEqualTo(SiteState.LOST);
    JsonNode decision = api(pangyo).get("sites", "sora").body().path("decisions").path(0);
    assertThat(decision.path("what").asText()).contains("at most 25 posted facts may be missing");
    assertThat(decision.path("by").asText()).isEqualTo("minji, approved by junho");
  }

  private static void serves(Place site, boolean now) {
    site.databaseUp(now);
    site.applicationUp(now);
  }

  private boolean hasSaidWhatItHas(Place site, long epoch) {
    return site.server()
        .vote()
        .state()
        .statement(site.name())
        .filter(said -> said.epoch() >= epoch && said.incarnation() > 0)
        .isPresent();
  }

  private void approved(Place at, UUID asked) {
    Reply run = api(at).post("approvals/" + asked, "junho", YES);
    assertThat(run.status()).as(run.toString()).isEqualTo(202);
  }

  /** Nobody decides what the quorum has decided. */
  @Test
  void aSiteThatIsLostIsRecoveredByOnePerson() {
    pangyo.loseEverything();
    awaitMissed(pangyo, ansan);
    approved(ansan, askFor(ansan, "sites/pangyo/declare-lost"));
    await("pangyo is lost", () -> ansan.stateOf(pangyo) == SiteState.LOST);
    Reply run = api(ansan).post("runs", "minji", wish("recover-site", "pangyo"));
    assertThat(run.status()).isEqualTo(202);
    assertThat(run.location()).startsWith("/ops/api/v1/runs/");
  }

  @Test
  void theTrailSaysWhichRunWasWishedForAndWhatWasApproved() {
    UUID asked = ask(pangyo, "runs", wish("ops-loss-drill", "ansan"));
    api(pangyo).post("approvals/" + asked, "junho", NO);
    api(pangyo).post("runs", "minji", wish("site-loss-drill", "seoul"));
    api(pangyo).post("runs", "minji", "{\"runbook\": \"pass\", \"parameters\": {\"a\": \"b\"}}");
    api(pangyo)
        .call("PUT", "operators/hyun", "sora", "{\"password\": \"q\", \"roles\": [\"viewer\"]}");
    List<Entry> latestFirst = pangyo.server().record().trail().latest(5);
    assertThat(latestFirst)
        .extracting(Entry::what)
        .containsExactly(
            "PUT operators/hyun",
            "POST runs",
            "POST runs: site-loss-drill site=seoul",
            "POST approvals/" + asked + ": refuse start-run runbook=ops-loss-drill site=ansan",
            "POST runs: ops-loss-drill site=ansan");
    assertThat(latestFirst)
        .extracting(Entry::why)
        .containsExactly("", "", "once a month", "not today", "once a month");
  }

  @Test
  void anOpsServerOfAnEarlierVersionIsSentNoApprovals() {
    ask(pangyo, "runs", wish("ops-loss-drill", "ansan"));
    Inquiry earlier = new Inquiry("", Map.of(), null, null);
    assertThat(pangyo.server().record().answer(earlier).approvals()).isEmpty();
    Inquiry present = new Inquiry("", Map.of(), null, "");
    assertThat(pangyo.server().record().answer(present).approvals()).hasSize(1);
  }

  /** Minji asks for something and is told that it waits. */
  private UUID ask(Place at, String path, String json) {
    Reply reply = api(at).post(path, "minji", json);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    assertThat(reply.body().path("state").asText()).as(reply.toString()).isEqualTo("PENDING");
    assertThat(reply.location())
        .isEqualTo("/ops/api/v1/approvals/" + reply.body().path("id").asText());
    return UUID.fromString(reply.body().path("id").asText());
  }

  /** What is sent with such a command now. */
  private String order(String command) {
    Place alive = pangyo.isOpsDark() ? ansan : pangyo;
    String cost = ", \"acceptance\": {\"missingAtMost\": 25, \"twoRegents\": true}";
    return "{\"epoch\": %d, \"reason\": \"smoke\"%s}"
        .formatted(alive.states().epoch().value(), command.endsWith("admit") ? cost : "");
  }

  /** Minji orders it and is told that it waits. */
  private UUID askFor(Place at, String command) {
    return ask(at, command, order(command));
  }

  private static String wish(String runbook, String site) {
    return "{\"runbook\": \"%s\", \"parameters\": {\"site\": \"%s\", \"reason\": \"once a month\"}}"
        .formatted(runbook, site);
  }

  private static String refusal(Reply reply) {
    return reply.status() + " " + reply.problem();
  }

  private static Api api(Place at) {
    return new Api(at.server());
  }

  private Place place(String name) {
    return name.equals("pangyo") ? pangyo : ansan;
  }

  private static Approval find(Place at, UUID asked) {
    return at.server().record().approvals().find(asked).orElseThrow();
  }

  private static boolean isWaiting(Place at, UUID asked) {
    return find(at, asked).state() == Approval.State.PENDING;
  }

  private static String digest(Place at) {
    return at.server().record().approvals().digest();
  }

  private static List<RunRecord> runsAt(Place at) {
    return at.server().runStarter().runs();
  }

  /** What the two ops servers tell each other; their votes go another way. */
  private void linked(boolean now) {
    pangyo.linked(now);
    ansan.linked(now);
  }

  private void awaitMissed(Place site, Place by) {
    SiteName name = site.name();
    await(
        site.name() + " is missed by both",
        () ->
            by.server().lookout().signOfLife(name).isEmpty()
                && by.server().vote().state().sightings().get(name).values().stream()
                        .filter(sighting -> !sighting.sees())
                        .count()
                    == 2);
  }

  private void await(String what, Await.Condition condition) {
    Await.until(what, () -> pangyo + "\n" + ansan + "\n" + witness, condition);
  }
}
