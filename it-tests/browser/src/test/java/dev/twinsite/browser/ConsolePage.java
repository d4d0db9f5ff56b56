package dev.twinsite.browser;

import dev.twinsite.arquillian.Site;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;

/** The control room in one operator's browser, in the words of that operator. */
final class ConsolePage implements AutoCloseable {

  /** A screen as it is shown to a hall. */
  private static final int WIDTH = 1280;

  private static final int HEIGHT = 800;

  /** More than there are on any view. */
  private static final int MOST_STOPS = 120;

  private final Browser browser;

  private ConsolePage(Browser browser) {
    this.browser = browser;
  }

  /** The console of that site before anybody has logged in. */
  static ConsolePage open(Site site, String language) {
    var page = new ConsolePage(Browser.open(language));
    page.browser.resize(WIDTH, HEIGHT);
    page.goTo(site);
    return page;
  }

  /** The notices of that site, as somebody reads them who has no account. */
  static ConsolePage openNotices(Site site, String language) {
    var page = new ConsolePage(Browser.open(language));
    page.browser.resize(WIDTH, HEIGHT);
    page.browser.go(URI.create(site.operations() + "/notices.html"));
    page.browser.awaitSight("#age:not(:empty)");
    return page;
  }

  /** Loads the console of that site, which forgets who was logged in. */
  void goTo(Site site) {
    browser.go(URI.create(site.operations() + "/"));
    browser.awaitSight("form#login");
  }

  Browser browser() {
    return browser;
  }

  /** Types a name and a password and sends them, whether they are right or not. */
  void tryToLogIn(String name, String password) {
    browser.fill("[name=username]", name);
    browser.fill("[name=password]", password);
    browser.type("[name=password]", Keys.ENTER);
  }

  void logIn(String name, String password) {
    tryToLogIn(name, password);
    browser.awaitSight("#tabs button");
  }

  void logOut() {
    browser.click("#logout");
    browser.awaitSight("form#login");
  }

  /** Goes to one of the views {@code sites, plots, runs, notices, audit, trail}. */
  void look(String view) {
    browser.click("#tabs [data-view=" + view + "]");
    browser.awaitSight("#tabs [data-view=" + view + "][aria-current]");
  }

  /** Waits until the site is said to be in that state, in the words of the page. */
  void awaitState(Site site, String words) {
    awaitText(card(site) + " .state", words, Duration.ofSeconds(90));
  }

  /** Presses a button of a site, gives the reason and waits for the answer. */
  void order(Site site, String command, String reason, String answer) {
    browser.click(card(site) + " [data-do=" + command + "]");
    giveReason(reason, answer);
  }

  /** Goes on with the tab key until such an element has the focus; it is seen where that is. */
  void tabTo(String css) {
    browser.await(css + " is there", () -> browser.count(css) > 0);
    for (int stop = 0; !hasFocus(css); stop++) {
      if (stop > MOST_STOPS) {
        throw new AssertionError("the tab key does not lead to " + css + "\n" + browser.view());
      }
      browser.press(Keys.TAB);
      requireSeenFocus();
    }
  }

  /** Presses what has the focus once it is this element. */
  void press(String css) {
    tabTo(css);
    browser.press(Keys.ENTER);
  }

  /** Goes to a view with the keyboard alone. */
  void lookByKeyboard(String view) {
    press("#tabs [data-view=" + view + "]");
    browser.awaitSight("#tabs [data-view=" + view + "][aria-current]");
  }

  /** Whether such an element has the focus. */
  boolean hasFocus(String css) {
    return isTrue("document.activeElement.matches(arguments[0])", css);
  }

  private void requireSeenFocus() {
    boolean seen =
        isTrue(
            "document.activeElement === document.body ||"
                + " parseFloat(getComputedStyle(document.activeElement).outlineWidth) > 2");
    if (!seen) {
      Object where = browser.run("return document.activeElement.outerHTML.slice(0, 200)");
      throw new AssertionError("nobody sees that the focus is on " + where);
    }
  }

  private boolean isTrue(String expression, Object... arguments) {
    return Boolean.TRUE.equals(browser.run("return " + expression, arguments));
  }

  /** Whether the focus is in the dialog, or where the window itself would have it. */
  boolean isFocusInDialog() {
    return isTrue(
        "document.activeElement === document.body ||"
            + " document.activeElement.closest('dialog') !== null");
  }

  /** Approves or refuses the only thing that waits for a second person. */
  void decide(String word, String reason, String answer) {
    browser.click(".approvals [data-do=" + word + "]");
    giveReason(reason, answer);
  }

  /** Opens what a runbook will do, before it does. */
  void openRunbook(String runbook) {
    browser.click("[data-do=start][data-runbook=" + runbook + "]");
    browser.awaitSight("dialog ol li");
  }

  /** Starts the runbook that is open, about that site. */
  void start(Site site, String reason, String answer) {
    browser.type("dialog select[name=site]", site.name());
    giveReason(reason, answer);
  }

  private void giveReason(String reason, String answer) {
    browser.fill("dialog [name=reason]", reason);
    browser.type("dialog [name=reason]", Keys.ENTER);
    awaitSaid(answer);
  }

  /** Waits until the page has told the operator something, aloud for a screen reader. */
  void awaitSaid(String words) {
    awaitText("#said", words, Browser.PATIENCE);
  }

  /** Waits until the first such element contains these words. */
  void awaitText(String css, String words, Duration within) {
    browser.await(
        css + " says '" + words + "'",
        within,
        () -> browser.texts(css).stream().anyMatch(text -> text.contains(words)));
  }

  /** Everything that can be read of a site. */
  String card(Site site, String css) {
    return browser.text(card(site) + " " + css);
  }

  /** How many servers of a site are said to answer or to be silent, by the shape of their badge. */
  int servers(Site site, String badge) {
    return browser.count(card(site) + " .servers .badge." + badge);
  }

  private static String card(Site site) {
    return ".site[data-site=" + site + "]";
  }

  /** The shape of each line of each plot. */
  List<String> lines() {
    Object shapes =
        browser.run(
            "return [...document.querySelectorAll('.plot path.line')]"
                + ".map((line) => line.getAttribute('d'))");
    return ((List<?>) Objects.requireNonNull(shapes)).stream().map(String::valueOf).toList();
  }

  /** Takes a picture in both languages, dark and light; the page is as before afterwards. */
  void pictures(String name) {
    for (int picture = 0; picture < 4; picture++) {
      browser.run("scrollTo(0, 0)");
      browser.screenshot("console-" + name + "-" + language() + "-" + scheme());
      if (browser.overflow() > 0) {
        throw new AssertionError(name + " is wider than the window, in " + language());
      }
      browser.click(picture % 2 == 0 ? "#scheme" : "#language");
    }
  }

  private String language() {
    return String.valueOf(browser.run("return document.documentElement.lang"));
  }

  private String scheme() {
    Object dark =
        browser.run(
            "return getComputedStyle(document.documentElement).colorScheme === 'dark' ||"
                + " document.documentElement.dataset.scheme === 'dark'");
    return (Boolean.TRUE.equals(dark) ? "dark" : "light").toLowerCase(Locale.ROOT);
  }

  /** Closes those that a story has come to open. */
  static void closeAll(ConsolePage... pages) {
    Stream.of(pages).filter(Objects::nonNull).forEach(ConsolePage::close);
  }

  @Override
  public void close() {
    browser.close();
  }
}
