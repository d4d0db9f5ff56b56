package dev.twinsite.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Two people, one at each site and in each language, get to know each other. */
@NeedsChromium
@ArquillianTest
@Story
@Order(2)
class WebClientIT {

  private static final String MARKUP =
      "<img src=x onerror=\"document.title='broken in'\"><b>bold</b>";

  @ArquillianResource Sites sites;

  private final String minji = newName("minji");
  private final String junho = newName("junho");
  private TwinsitePage hers;
  private TwinsitePage his;

  static String newName(String name) {
    return name + UUID.randomUUID().toString().substring(0, 6);
  }

  @AfterAll
  void goHome() {
    TwinsitePage.closeAll(hers, his);
  }

  @Test
  @Order(1)
  void everyPageIsServedWithAStrictPolicy() {
    for (Site site : sites.both()) {
      Site other = sites.peerOf(site);
      String at = other.addresses().get(0).toString();
      Reply page = site.get("/").send();

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
          .contains("connect-src 'self' " + at + " " + at.replace("http", "ws") + ";")
          .contains("base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'");
      assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(page.header("Referrer-Policy")).contains("no-referrer");
      assertThat(site.get("/WEB-INF/web.xml").send().status()).isEqualTo(404);
    }
  }

  @Test
  @Order(2)
  void minjiSignsUpAndOpensARoomWithTheKeyboardAlone() {
    his = TwinsitePage.signUp(sites.ansan(), junho, MARKUP, "ko-KR");
    hers = TwinsitePage.open(sites.pangyo(), minji, "en-US");
    Browser keyboard = hers.browser();
    keyboard.screenshot("log-in-en");

    keyboard.pressShiftTab();
    keyboard.press(Keys.ENTER);
    keyboard.press(Keys.TAB, minji, Keys.TAB, "Minji", Keys.TAB, TwinsitePage.PASSWORD, Keys.ENTER);
    keyboard.awaitSight(".rooms");
    keyboard.press(Keys.TAB, Keys.TAB, Keys.ENTER);
    keyboard.awaitSight("dialog");
    keyboard.press(MARKUP, Keys.TAB, junho, Keys.ENTER);
    keyboard.awaitSight("#composer");
    keyboard.press("dinner at seven?", Keys.ENTER);

    hers.awaitSaid("dinner at seven?");
    hers.awaitTick("dinner at seven?", "both");
  }

  @Test
  @Order(3)
  void whatOneWritesTheOtherReadsAsTextAndIsToldByTheScreenReader() {
    his.enter(MARKUP);
    his.awaitSaid("dinner at seven?");
    his.write(MARKUP);

    hers.awaitSaid(MARKUP);
    assertThat(hers.browser().text("#room-title")).isEqualTo(MARKUP);
    assertThat(hers.browser().run("return document.getElementById('spoken').textContent"))
        .asString()
        .endsWith(MARKUP);
    for (TwinsitePage page : List.of(hers, his)) {
      assertThat(page.browser().count("#page img, #page b")).isZero();
      assertThat(page.browser().run("return document.title").toString()).doesNotContain("broken");
    }
  }

  @Test
  @Order(4)
  void whoIsThereAndWhoIsWritingIsSeenAtTheOtherSite() {
    hers.awaitStanding("2 members · 2 online");
    his.awaitStanding("2명 · 2명 온라인");
    his.typeUntil(hers, MARKUP + " is writing…");
    hers.browser().screenshot("typing-en");
    hers.typeUntil(his, "Minji 님이 입력 중…");
    his.browser().screenshot("typing-ko");
    hers.awaitNobodyTyping();
    his.browser().click("#room-details");
    his.browser().awaitSight("dialog .people");
    his.browser().screenshot("members-ko");
    his.browser().press(Keys.ESCAPE);
    his.clear();
    hers.clear();
  }

  @Test
  @Order(5)
  void newsComeThroughASocketThatNobodyHasToAsk() {
    for (TwinsitePage page : List.of(hers, his)) {
      assertThat(page.sockets()).isEqualTo(1);
      assertThat(page.askedForNews()).isZero();
    }
  }

  @Test
  @Order(6)
  void anEditAndADeletionAreSeenByBoth() {
    hers.browser().press(Keys.ARROW_UP);
    hers.browser().awaitSight(".editing");
    hers.browser().fill("#composer", "dinner at eight?");
    hers.send();
    his.awaitSaid("dinner at eight?");

    his.write("never mind");
    hers.awaitSaid("never mind");
    his.browser().click(".message[data-mine=true]:last-child .text");
    his.browser().click(".message[data-mine=true]:last-child .delete");
    his.browser().click("dialog button.danger");
    hers.browser().awaitSight(".message .deleted");
    assertThat(hers.said()).doesNotContain("never mind", "dinner at seven?");
  }

  @Test
  @Order(7)
  void moneyThatIsSentInTheChatArrives() {
    hers.deposit(100_000);
    hers.awaitBalance("₩100,000");
    hers.goToChats();
    hers.enter(MARKUP);
    hers.pay(12_000, "for dinner");

    hers.awaitMoney("for dinner", "posted");
    his.awaitMoney("for dinner", "posted");
    hers.awaitBalance("₩88,000");
    his.awaitBalance("₩12,000");
  }

  @Test
  @Order(8)
  void whatWasWrittenBeforeAReloadIsSentAfterIt() {
    hers.goToChats();
    hers.enter(MARKUP);
    hers.browser().block("*/messages/*-*");
    hers.write("kept in the outbox");
    hers.awaitTick("kept in the outbox", "waiting");
    hers.browser().reload();
    hers.awaitTick("kept in the outbox", "waiting");
    hers.type("a draft");
    hers.browser().reload();
    hers.browser().block();

    hers.awaitTick("kept in the outbox", "both");
    assertThat(hers.said()).containsOnlyOnce("kept in the outbox");
    assertThat(hers.draft()).isEqualTo("a draft");
    his.goToChats();
    his.enter(MARKUP);
    his.awaitSaid("kept in the outbox");
  }

  @Test
  @Order(9)
  void everyViewIsReadableInBothLanguagesOnEveryScreen() {
    for (var look : Map.of("en-light", hers, "ko-dark", his).entrySet()) {
      TwinsitePage page = look.getValue();
      page.browser().prefer(look.getKey().endsWith("dark") ? "dark" : "light");
      for (int width : List.of(360, 1280, 1920)) {
        page.browser().resize(width, width == 360 ? 740 : width * 9 / 16);
        page.goToChatsAndBack(MARKUP);
        page.browser().screenshot("chat-" + look.getKey() + "-" + width);
        assertThat(page.browser().overflow()).as("chat " + width).isZero();
        page.browser().click("nav a[href='#/wallet']");
        page.browser().awaitSight(".entries li");
        page.browser().screenshot("wallet-" + look.getKey() + "-" + width);
        assertThat(page.browser().overflow()).as("wallet " + width).isZero();
      }
    }
    assertThat(hers.browser().text("h1")).isEqualTo("Wallet");
    assertThat(his.browser().text("h1")).isEqualTo("지갑");
    his.browser().click(".language");
    his.browser().awaitText("h1", "Wallet");
    assertThat(his.browser().run("return document.documentElement.lang")).isEqualTo("en");
    assertThat(background(hers)).isNotEqualTo(background(his));
  }

  @Test
  @Order(10)
  void bothLanguagesSayEverything() {
    Object missing =
        hers.browser()
            .runAsync(
                """
                Promise.all([import('/js/lang/en.js'), import('/js/lang/ko.js')]).then(([en, ko]) => {
                  const names = (words) => Object.keys(words.default).sort().join();
                  done(names(en) === names(ko) ? '' : names(en) + ' / ' + names(ko));
                });
                """);

    assertThat(missing).isEqualTo("");
  }

  /** His network is one that lets no WebSocket pass. */
  @Test
  @Order(11)
  void whoGetsNoSocketAsksForNewsAndMissesNothing() {
    his.browser().forbidSockets();
    his.browser().reload();
    his.goToChatsAndBack(MARKUP);
    hers.goToChatsAndBack(MARKUP);
    hers.clear();
    hers.write("can you hear me?");
    his.awaitSaid("can you hear me?");
    his.write("loud and clear");
    hers.awaitSaid("loud and clear");
    assertThat(his.askedForNews()).isPositive();
  }

  @Test
  @Order(12)
  void nothingWasComplainedAboutAndNothingAskedForElsewhere() {
    List<String> known =
        sites.both().stream().map(site -> site.addresses().get(0).getAuthority()).toList();
    for (TwinsitePage page : List.of(hers, his)) {
      assertThat(page.browser().complaints()).isEmpty();
      assertThat(page.browser().requests()).map(URI::getAuthority).isSubsetOf(known);
      assertThat(page.browser().requests()).noneMatch(url -> url.toString().contains("eyJ"));
    }
  }

  @Test
  @Order(13)
  void whoLogsOutIsOut() {
    hers.browser().click(".logout");
    hers.browser().awaitSight(".login form");
    hers.browser().reload();
    hers.browser().awaitSight(".login form");
    assertThat(hers.browser().run("return sessionStorage.length")).isEqualTo(0L);
  }

  private static Object background(TwinsitePage page) {
    return page.browser().run("return getComputedStyle(document.body).backgroundColor");
  }
}
