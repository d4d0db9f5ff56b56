package dev.twinsite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.Call;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Minji watches both sites from the console of pangyo when pangyo dies, and does not leave her page
 * until both are well again. The sites are marked as production, so that Junho, at the console of
 * ansan, is the second person; a passer-by without any account reads what the public is told.
 */
@NeedsChromium
@ArquillianTest
@Story
@Order(5)
class ConsoleIT {

  private static final String PASSWORD = TwinsitePage.PASSWORD;
  private static final Duration A_BOOT = Duration.ofMinutes(4);

  /** The promise of a notice. */
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  @TempDir static Path disk;

  @ArquillianResource Sites sites;

  private final String minji = WebClientIT.newName("minji");
  private final String junho = WebClientIT.newName("junho");
  private final String guest = WebClientIT.newName("guest");
  private ConsolePage hers;
  private ConsolePage his;
  private ConsolePage passerBy;
  private CommandLine shell;

  private Site pangyo() {
    return sites.pangyo();
  }

  private Site ansan() {
    return sites.ansan();
  }

  @AfterAll
  void goHome() {
    ConsolePage.closeAll(hers, his, passerBy);
    Browser.showScreenshots();
  }

  @Test
  @Order(1)
  void bothSitesAreSeenAtAGlance() {
    String atPangyo = sites.operatorToken(pangyo());
    OperatorAccount.create(pangyo(), atPangyo, minji, "viewer", "operator", "approver");
    OperatorAccount.create(pangyo(), atPangyo, junho, "viewer", "approver");
    String atAnsan = sites.operatorToken(ansan());
    OperatorAccount.create(ansan(), atAnsan, minji, "viewer", "operator", "approver");
    OperatorAccount.create(ansan(), atAnsan, junho, "viewer", "approver");
    OperatorAccount.create(ansan(), atAnsan, guest, "viewer");
    hers = ConsolePage.open(pangyo(), "en-US");
    hers.pictures("log-in");
    hers.tryToLogIn(minji, "a guess");
    hers.awaitText("#login-trouble", "name or password are wrong", Browser.PATIENCE);
    hers.logIn(minji, PASSWORD);

    for (Site site : sites.both()) {
      hers.awaitState(site, "ACTIVE");
      hers.browser().await("all servers of " + site + " answer", () -> allAnswer(site));
    }
    hers.awaitText(".fact", "Epoch " + sites.epochAt(pangyo()), Browser.PATIENCE);
    assertThat(sites.leaderAt(pangyo())).isNotEmpty();
    hers.awaitText(".fact", "Leader " + sites.leaderAt(pangyo()), Browser.PATIENCE);
    hers.browser().await("all vote", () -> hers.browser().count(".fact .badge.good") == 3);
    hers.awaitText(".link", "Link: up", Browser.PATIENCE);
    assertThat(hers.browser().run("return document.title")).isEqualTo("Twinsite pangyo");
  }

  private boolean allAnswer(Site site) {
    return hers.servers(site, "good") == 3 && hers.servers(site, "bad") == 0;
  }

  @Test
  @Order(2)
  void thePlotsMoveWithWhatPeopleDo() {
    hers.look("plots");
    hers.browser().awaitSight(".plot path.line");
    List<String> before = hers.lines();
    for (Site site : sites.both()) {
      signUpSomebody(site);
    }

    hers.browser().await("the plots move", () -> !hers.lines().equals(before));
    hers.browser().await("both sites have written", () -> hasPeak(4) && hasPeak(5));
    hers.pictures("live");
  }

  private static void signUpSomebody(Site site) {
    String name = WebClientIT.newName("user");
    site.post("/api/v1/users")
        .json(
            "{\"username\": \"%s\", \"displayName\": \"%s\", \"password\": \"%s\"}"
                .formatted(name, name, PASSWORD))
        .send()
        .orFail();
  }

  /** Whether a line is not flat. */
  private boolean hasPeak(int line) {
    return Stream.of(hers.lines().get(line).split("[ML]"))
            .map(point -> point.replaceFirst("^[^ ]* ?", ""))
            .filter(height -> !height.isEmpty())
            .distinct()
            .count()
        > 1;
  }

  @Test
  @Order(3)
  void thePageOutlivesItsServer() {
    hers.look("sites");
    sites.lose(pangyo());

    hers.awaitText("#alarm", "pangyo-ops does not answer", Browser.PATIENCE);
    hers.awaitText("#alarm", "Its views now come from ansan-ops", Browser.PATIENCE);
    assertThat(hers.browser().property("#alarm a", "href")).isEqualTo(ansan().operations() + "/");
    hers.browser().await("pangyo is dark", () -> hers.servers(pangyo(), "bad") == 3);
    hers.awaitText(".site[data-site=pangyo] .old", "old", Browser.PATIENCE);
    hers.pictures("server-gone");
  }

  @Test
  @Order(4)
  void declaringASiteLostByHandTakesASecondPerson() {
    his = ConsolePage.open(ansan(), "ko-KR");
    his.logIn(junho, PASSWORD);
    long epoch = sites.epochAt(ansan());

    hers.order(pangyo(), "declare-lost", "no power", "Another account has to approve it.");
    hers.decide("approve", "I am sure", "somebody else has to approve what you asked for");
    assertThat(sites.stateAt(ansan(), pangyo())).isEqualTo("ACTIVE");
    his.awaitText(".approvals", "중단 선언: pangyo", Browser.PATIENCE);
    his.browser().screenshot("console-approval-ko");
    his.decide("approve", "the fire brigade says so", "접수됨");

    hers.awaitState(pangyo(), "LOST");
    his.awaitState(pangyo(), "중단");
    hers.awaitText(".fact", "Epoch " + (epoch + 1), Browser.PATIENCE);
    hers.awaitText(".site[data-site=ansan]", "decides: alone", Browser.PATIENCE);
    assertThat(hers.browser().sees("[data-do=admit]")).as("ansan can be asked").isFalse();
    hers.pictures("lost");
  }

  @Test
  @Order(5)
  void withinAMinuteThePublicIsToldInBothLanguages() {
    Instant declared = Instant.parse(decision(ansan()).path("at").asText());
    passerBy = ConsolePage.openNotices(ansan(), "en-US");
    passerBy.awaitText(".notice.open", "The site pangyo is lost.", A_MINUTE);
    assertThat(Duration.between(declared, Instant.now())).isLessThan(A_MINUTE);
    sites.pause(ansan().firstServer());
    passerBy.browser().reload();

    passerBy.awaitText(".notice.open", "The site pangyo is lost.", Browser.PATIENCE);
    sites.resume(ansan().firstServer());
    for (String part : List.of("Since", "What is affected", "What was done", "Next update by")) {
      passerBy.awaitText(".notice.open", part, Browser.PATIENCE);
    }
    passerBy.pictures("public-open");
    passerBy.browser().click("#language");
    passerBy.awaitText(".notice.open", "메시지와 결제는 ansan에서", Browser.PATIENCE);
    passerBy.browser().click("#language");
    assertThat(passerBy.browser().run("return document.cookie")).isEqualTo("");
  }

  /** The latest decision about the sites, as a console tells it. */
  private JsonNode decision(Site at) {
    return sites.seenByOperatorAt(at).path("decisions").path(0);
  }

  @Test
  @Order(6)
  void oneClickBringsTheSiteBack() {
    hers.order(pangyo(), "recover", "the power is back", "Accepted");

    hers.look("runs");
    hers.awaitText(".run", "switch pangyo on", Browser.PATIENCE);
    hers.pictures("run");
    hers.awaitText("article.run:first-of-type h2", "PASSED recover-site pangyo", A_BOOT);
    hers.look("sites");
    hers.awaitState(pangyo(), "ACTIVE");
    hers.browser().await("all servers answer", A_BOOT, () -> allAnswer(pangyo()));
    hers.browser().await("she is at home again", A_BOOT, () -> !hers.browser().sees("#alarm p"));
    passerBy.awaitText(
        "article.closed:first-of-type", "The site pangyo is active again.", Browser.PATIENCE);
    for (String part : List.of("lasted", "Cause, as far as known")) {
      passerBy.awaitText("article.closed:first-of-type", part, Browser.PATIENCE);
    }
    passerBy.pictures("public-closed");
  }

  @Test
  @Order(7)
  void aSiteIsDrainedAndRejoinsFromThePageAndFromTheCommandLine() throws IOException {
    spoil(ansan());
    shell = new CommandLine(sites, disk, minji);
    assertThat(shell.ops("sites").status()).as("not logged in").isEqualTo(3);
    assertThat(shell.logIn(minji, "a guess").status()).as("wrong password").isEqualTo(3);
    assertThat(shell.logIn(minji, PASSWORD).status()).isZero();

    hers.order(ansan(), "drain", "new disks", "Accepted");
    hers.awaitState(ansan(), "DRAINED");
    hers.browser().screenshot("console-drained-en");
    assertThat(did("rejoin", ansan()).path("verdict").asText()).isEqualTo("PASSED");
    sites.awaitBothActive();

    assertThat(did("drain", pangyo()).path("verdict").asText()).isEqualTo("PASSED");
    hers.awaitState(pangyo(), "DRAINED");
    hers.order(pangyo(), "rejoin", "the disks are in", "Accepted");
    hers.awaitState(pangyo(), "ACTIVE");
    sites.awaitBothActive();
    CommandLine.Ended again = shell.ops("rejoin", "pangyo", "--reason", "once more");
    assertThat(again.status()).as(again.toString()).isEqualTo(1);
    assertThat(again.complaint()).contains("pangyo is ACTIVE");
  }

  /** What the command line tells of a run of a command that it has waited for. */
  private JsonNode did(String verb, Site site) {
    CommandLine.Ended ended =
        shell.ops(verb, site.name(), "--reason", "new disks", "--wait", "--json");
    assertThat(ended.status()).as(ended.toString()).isZero();
    return ended.json();
  }

  @Test
  @Order(8)
  void aDrillSaysWhatItWillDoAndTakesASecondPersonToo() {
    hers.look("runs");
    hers.openRunbook("site-loss-drill");
    hers.awaitText("dialog .explain", "The power of every server of the site is cut", A_MINUTE);
    hers.browser().screenshot("console-drill-en");
    hers.start(ansan(), "once a month", "Another account has to approve it.");
    his.goTo(pangyo());
    his.pictures("log-in-second");
    his.logIn(junho, PASSWORD);
    his.look("runs");
    his.awaitText(".approvals", "site-loss-drill ansan", Browser.PATIENCE);
    his.openRunbook("site-loss-drill");
    his.browser().screenshot("console-drill-ko");
    his.browser().press(org.openqa.selenium.Keys.ESCAPE);
    his.decide("refuse", "not on a Friday", "접수됨");

    hers.browser().await("nothing waits", () -> !hers.browser().sees(".approvals"));
    assertThat(sites.stateAt(pangyo(), ansan())).isEqualTo("ACTIVE");
    assertThat(hers.browser().texts(".run h2")).noneMatch(run -> run.contains("site-loss-drill"));
    hers.pictures("runs");
  }

  /** A site as it would stand alone: without a release to install it from, and touched by hand. */
  private void spoil(Site site) throws IOException {
    Files.delete(onDisk(site, "ops-data/depot/twinsite.ear"));
    Path configuration = onDisk(site, site.firstServer() + "/configuration/standalone.xml");
    Files.writeString(configuration, "<!-- by hand -->", StandardOpenOption.APPEND);
  }

  private static Path onDisk(Site site, String path) {
    return site.databaseDirectory().resolve("../..").resolve(path).normalize();
  }

  @Test
  @Order(9)
  void whatOneSiteLacksAndWhoDidWhatIsSeen() {
    for (String finding : List.of(guest, "twinsite.ear", "1: standalone.xml")) {
      hers.browser().await(finding + " is found", A_MINUTE, () -> isFound(finding));
    }
    hers.pictures("audit");
    hers.look("trail");
    hers.awaitText("tbody", "the fire brigade says so", Browser.PATIENCE);
    for (Site site : sites.both()) {
      hers.awaitText(".facts .badge.good", site.name() + "-ops", Browser.PATIENCE);
    }
    hers.pictures("trail");
    hers.look("notices");
    hers.awaitText(".notice", "The site pangyo is active again.", Browser.PATIENCE);
    hers.pictures("notices");
    hers.look("sites");
    hers.pictures("sites");
  }

  /** Looks once more and says whether there is a finding about that. */
  private boolean isFound(String asset) {
    hers.look("audit");
    return hers.browser().texts("table:first-of-type tbody th b").contains(asset);
  }

  @Test
  @Order(10)
  void whoMayOnlyLookChangesNothing() {
    his.goTo(ansan());
    his.logIn(guest, PASSWORD);
    his.order(ansan(), "drain", "curious", "operator 역할이 필요합니다.");
    assertThat(sites.stateAt(ansan(), ansan())).isEqualTo("ACTIVE");
    assertThat(shell.ops("logout").status()).isZero();
    assertThat(shell.logIn(ansan(), guest, PASSWORD).status()).isZero();
    CommandLine.Ended ended = shell.ops("drain", "ansan", "--reason", "curious");
    assertThat(ended.status()).as(ended.toString()).isEqualTo(3);
  }

  @Test
  @Order(11)
  void nothingWasComplainedAboutAndNothingAskedForElsewhere() {
    List<String> consoles = sites.both().stream().map(s -> s.operations().getAuthority()).toList();
    for (ConsolePage page : List.of(hers, his, passerBy)) {
      assertThat(page.browser().complaints()).isEmpty();
      assertThat(page.browser().requests()).map(URI::getAuthority).isSubsetOf(consoles);
    }
  }

  @Test
  @Order(12)
  void noForeignScriptRunsInThePage() {
    Browser browser = passerBy.browser();
    browser.run(
        "const script = document.createElement('script');"
            + "script.textContent = \"document.title = 'broken in'\";"
            + "document.body.append(script);");
    Object answer =
        browser.runAsync(
            "fetch('%s/redfish/v1').then(() => done('answered'), () => done('refused'));"
                .formatted(origin(pangyo().power().root())));

    assertThat(answer).isEqualTo("refused");
    assertThat(browser.run("return document.title").toString()).doesNotContain("broken");
    assertThat(browser.complaints()).anyMatch(said -> said.contains("Content Security Policy"));
    assertThat(pangyo().callOperations("GET", "/").send().header("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                    .contains("connect-src 'self' " + ansan().operations() + ";")
                    .doesNotContain("unsafe"));
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  @Test
  @Order(13)
  void noPageOfSomebodyElseActsForAnOperator() {
    Browser browser = passerBy.browser();
    browser.go(pangyo().power().root());
    String order =
        "fetch('%s/ops/api/v1/sites/ansan/drain', {method: 'POST', mode: '%s', body: '{}', headers: %s})"
            + ".then((answer) => done(answer.type), () => done('refused'));";
    String own = "{'Content-Type': 'application/json', Authorization: 'Bearer x'}";

    assertThat(browser.runAsync(order.formatted(pangyo().operations(), "cors", own)))
        .isEqualTo("refused");
    assertThat(browser.runAsync(order.formatted(pangyo().operations(), "no-cors", "{}")))
        .as("sent, and its answer kept from the page")
        .isEqualTo("opaque");
    Reply refused = drainAs("http://somebody.example").send();
    assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    assertThat(refused.member("type")).contains("foreign-origin");
    assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(refused.header("Set-Cookie")).isEmpty();
    Reply peer = drainAs(ansan().operations().toString()).send();
    assertThat(peer.header("Access-Control-Allow-Origin"))
        .contains(ansan().operations().toString());
    assertThat(peer.status()).as("let in, and the order is wrong").isEqualTo(409);
    assertThat(sites.stateAt(pangyo(), ansan())).isEqualTo("ACTIVE");
  }

  /** An order with a good token, on an epoch that is over, as a page of that origin would send. */
  private Call drainAs(String origin) {
    return pangyo()
        .callOperations("POST", "/ops/api/v1/sites/ansan/drain")
        .as(sites.operatorToken(pangyo()))
        .header("Origin", origin)
        .json("{\"reason\": \"a trick\", \"epoch\": 1}");
  }

  @Test
  @Order(14)
  void whoGuessesAPasswordHasToWait() {
    his.logOut();
    for (int guess = 1; guess <= 5; guess++) {
      his.tryToLogIn(guest, "guess " + guess);
      his.awaitText("#login-trouble", "이름이나 비밀번호가 틀렸습니다.", Browser.PATIENCE);
    }
    his.tryToLogIn(guest, PASSWORD);
    his.awaitText("#login-trouble", "로그인 시도가 너무 많습니다.", Browser.PATIENCE);
    his.browser().screenshot("console-too-many-ko");
  }
}
