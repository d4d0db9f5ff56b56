package dev.twinsite.browser;

import dev.twinsite.arquillian.Site;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;

/** The web client in one person's browser, in the words of that person. */
final class TwinsitePage implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  private static final String BADGE = "#site-badge";
  private static final String COMPOSER = "#composer";

  private final Browser browser;
  private final String username;

  private TwinsitePage(Browser browser, String username) {
    this.browser = browser;
    this.username = username;
  }

  /** Somebody new signs up at that site, reads that language, and sees no chat yet. */
  static TwinsitePage signUp(Site site, String username, String name, String language) {
    TwinsitePage page = open(site, username, language);
    page.browser.click(".tabs button:last-child");
    page.browser.type("[name=displayName]", name);
    page.browser.type("[name=username]", username);
    page.browser.type("[name=password]", PASSWORD, Keys.ENTER);
    page.browser.awaitSight(".rooms");
    return page;
  }

  /** The page before anybody has logged in. */
  static TwinsitePage open(Site site, String username, String language) {
    var page = new TwinsitePage(Browser.open(language), username);
    page.browser.go(URI.create(site.addresses().get(0) + "/"));
    page.browser.awaitSight(".login form");
    return page;
  }

  Browser browser() {
    return browser;
  }

  String username() {
    return username;
  }

  /** Opens a room of two with somebody and goes in. */
  void openDirect(String person) {
    browser.click("#new-direct");
    browser.type("dialog [name=person]", person, Keys.ENTER);
    browser.awaitSight(COMPOSER);
  }

  /** Opens a room with others and goes in. */
  void openRoom(String name, String members) {
    browser.click("#new-room");
    browser.type("dialog [name=name]", name);
    browser.type("dialog [name=members]", members, Keys.ENTER);
    browser.awaitSight(COMPOSER);
  }

  /** Goes into the chat with that title, as soon as it is listed. */
  void enter(String title) {
    browser.awaitText(".rooms .title", title);
    int place = browser.texts(".rooms .title").indexOf(title) + 1;
    browser.click(".rooms li:nth-child(" + place + ") a");
    browser.awaitSight(COMPOSER);
  }

  /** Types without sending. */
  void type(String text) {
    browser.type(COMPOSER, text);
  }

  /** Takes back what stands where one writes. */
  void clear() {
    browser.type(COMPOSER, Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
  }

  /** What stands where one writes. */
  String draft() {
    return browser.property(COMPOSER, "value");
  }

  /** Sends what stands where one writes, by the keyboard. */
  void send() {
    browser.type(COMPOSER, Keys.ENTER);
  }

  void write(String text) {
    type(text);
    send();
  }

  /** Types a letter again and again until the other one reads that this person is typing. */
  void typeUntil(TwinsitePage other, String itSays) {
    other.browser.await(
        "it says '" + itSays + "'",
        () -> {
          type("m");
          return other.browser.texts(".typing").contains(itSays);
        });
  }

  /** Waits until nobody types in the open room any more. */
  void awaitNobodyTyping() {
    browser.await("nobody types", () -> browser.texts(".typing").equals(List.of("")));
  }

  /** Waits until it can be read who is there in the open room. */
  void awaitStanding(String text) {
    browser.awaitText(".room .standing", text);
  }

  /** How many sockets for news the page has opened until now. */
  long sockets() {
    return browser.requests().stream().filter(url -> url.getPath().endsWith("/live")).count();
  }

  /** How often the page has asked for news until now. */
  long askedForNews() {
    return browser.requests().stream()
        .filter(url -> url.getPath().endsWith("/sync") && url.getQuery().contains("wait="))
        .count();
  }

  /** Everything that is said in the open room, as it can be read, the oldest first. */
  List<String> said() {
    return browser.texts(".message .text");
  }

  void awaitSaid(String text) {
    browser.awaitText(".message .text", text);
  }

  /**
   * Waits until a message of this person has that mark: {@code waiting}, {@code one} or {@code
   * both}.
   */
  void awaitTick(String text, String tick) {
    browser.await("'" + text + "' has the tick " + tick, () -> messagesWith(tick).contains(text));
  }

  private List<String> messagesWith(String tick) {
    return browser.texts(".message[data-tick=" + tick + "] .text");
  }

  /** Sends money to the other one, or the first of the others, of the open room. */
  void pay(long amount, String memo) {
    browser.click("#pay");
    browser.type("dialog [name=amount]", Long.toString(amount));
    browser.type("dialog [name=memo]", memo, Keys.ENTER);
    browser.await("the dialog is closed", () -> !browser.sees("dialog"));
  }

  /** Waits until the transfer with that memo looks like that: {@code pending}, {@code posted} … */
  void awaitMoney(String memo, String state) {
    browser.await(
        "'" + memo + "' is " + state,
        () -> browser.texts(".money[data-state=" + state + "] .memo").contains(memo));
  }

  void deposit(long amount) {
    browser.click("nav a[href='#/wallet']");
    browser.fill("[name=deposit]", Long.toString(amount));
    browser.click(".deposit button");
  }

  /** Looks into the wallet and waits until that much is there, as it is written. */
  void awaitBalance(String amount) {
    if (!browser.sees("#balance")) {
      browser.click("nav a[href='#/wallet']");
    }
    browser.awaitText("#balance", amount);
  }

  void goToChats() {
    browser.click("nav a[href='#/chats']");
    browser.awaitSight(".rooms");
  }

  /** Goes to the list of chats and into the one with that title. */
  void goToChatsAndBack(String title) {
    goToChats();
    enter(title);
    browser.awaitSight(".message");
  }

  void awaitAt(Site site) {
    browser.await(
        "the badge says " + site,
        () -> browser.attribute(BADGE, "data-site").filter(site.name()::equals).isPresent());
  }

  /** Closes those that a story has come to open. */
  static void closeAll(TwinsitePage... pages) {
    Stream.of(pages).filter(Objects::nonNull).forEach(TwinsitePage::close);
  }

  @Override
  public void close() {
    browser.close();
  }
}
