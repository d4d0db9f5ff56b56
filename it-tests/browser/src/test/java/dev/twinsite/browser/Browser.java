package dev.twinsite.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * One window of one person in a Chromium of its own, with a profile of its own that is deleted at
 * the end. It remembers what the page has written to the console and which URLs it has asked for.
 *
 * <p>What is looked for is waited for: every action waits until its element is there.
 */
final class Browser implements AutoCloseable {

  /** How long something may take to be seen on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> NO_ANSWER =
      List.of("Failed to load resource", "WebSocket connection to");
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Path profile;
  private final ChromeDriver driver;
  private final List<String> complaints = new ArrayList<>();
  private final List<URI> requests = new ArrayList<>();

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /**
   * Opens a window of 1280 by 800 pixels.
   *
   * @param language what the person reads, such as {@code en-US} or {@code ko-KR}
   */
  static Browser open(String language) {
    Chromium chromium =
        Chromium.installed().orElseThrow(() -> new IllegalStateException(Chromium.HOW_TO_GET_ONE));
    SELENIUM.setLevel(Level.SEVERE); // it warns of every Chromium that is younger than itself
    Path profile = newProfile();
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromium.driver().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(profile, new ChromeDriver(service, options(chromium, profile, language)));
  }

  private static ChromeOptions options(Chromium chromium, Path profile, String language) {
    var options = new ChromeOptions();
    options.setBinary(chromium.browser().toFile());
    options.addArguments(
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,800",
        "--lang=" + language,
        "--accept-lang=" + language,
        "--user-data-dir=" + profile);
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox");
    }
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  private static Path newProfile() {
    try {
      return Files.createTempDirectory("twinsite-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes to a page and returns when it is loaded. */
  void go(URI url) {
    driver.get(url.toString());
  }

  /** Loads the page again. */
  void reload() {
    driver.navigate().refresh();
  }

  /** The address of the page. */
  String address() {
    return driver.getCurrentUrl();
  }

  /** Whether an element is there now and can be seen. */
  boolean sees(String css) {
    return onceMore(
        () -> driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed));
  }

  /** How many such elements there are now, seen or not. */
  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /** The texts of all such elements as a person would read them now, from top to bottom. */
  List<String> texts(String css) {
    return onceMore(
        () -> driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList());
  }

  /** What a person would read in the first such element, as soon as it can be seen. */
  String text(String css) {
    return onceMore(() -> find(css).getText());
  }

  /** A property of the first such element, such as {@code value}. */
  String property(String css, String name) {
    return onceMore(() -> String.valueOf(find(css).getDomProperty(name)));
  }

  /** An attribute of the first such element; empty if it has none of that name. */
  Optional<String> attribute(String css, String name) {
    return onceMore(() -> Optional.ofNullable(find(css).getDomAttribute(name)));
  }

  /** Clicks on the first such element as soon as it can be seen. */
  void click(String css) {
    act("click on " + css, () -> find(css).click());
  }

  /** Types into the first such element, behind what stands there. */
  void type(String css, CharSequence... text) {
    act("type into " + css, () -> find(css).sendKeys(text));
  }

  /** Types in the place of what stands in the first such element. */
  void fill(String css, String text) {
    type(css, Keys.chord(Keys.CONTROL, "a"), text);
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Goes back to what the focus was on before this. */
  void pressShiftTab() {
    new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
  }

  /** Runs a script in the page, as the developer tools would; for what no person can see. */
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script that calls {@code done(result)} when it has come to an end. */
  Object runAsync(String script) {
    return driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + script);
  }

  /**
   * From now on the page gets no answer from URLs that match one of the patterns, in which a star
   * stands for anything.
   */
  void block(String... patterns) {
    cdp("Network.enable", Map.of());
    cdp("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
  }

  /** From the next load on, what stands between the page and the sites lets no WebSocket pass. */
  void forbidSockets() {
    cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            """
            window.WebSocket = class extends EventTarget {
              static OPEN = 1;
              constructor() {
                super();
                setTimeout(() => this.onclose?.({code: 1006}));
              }
              close() {}
            };
            """));
  }

  /** By how many CSS pixels the page is wider than the window. */
  long overflow() {
    return (Long) run("return document.documentElement.scrollWidth - innerWidth");
  }

  /** Waits until the condition is true. */
  void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  /**
   * Waits until the condition is true.
   *
   * @throws AssertionError with what the page shows, if it is not in time
   */
  void await(String what, Duration within, BooleanSupplier condition) {
    long end = System.nanoTime() + within.toNanos();
    while (!onceMore(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + within + ": " + what + "\n" + view());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Waits until such an element can be seen. */
  void awaitSight(String css) {
    await(css + " can be seen", () -> sees(css));
  }

  /** Waits until an element with exactly that text can be seen. */
  void awaitText(String css, String text) {
    await(css + " says '" + text + "'", () -> texts(css).contains(text));
  }

  /** From now on the page believes in a screen of that size, in CSS pixels. */
  void resize(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** From now on the person prefers that colour scheme, {@code dark} or {@code light}. */
  void prefer(String colorScheme) {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  /** Writes what the window shows to {@code target/screenshots/NAME.png}. */
  Path screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      return Files.write(
          SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code target/screenshots/index.html}, which shows all that have been taken. */
  static void showScreenshots() {
    try (Stream<Path> files = Files.list(Files.createDirectories(SCREENSHOTS))) {
      String pictures =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".png"))
              .sorted()
              .map(
                  "<figure><img src='%1$s' width='900'><figcaption>%1$s</figcaption></figure>"
                      ::formatted)
              .collect(Collectors.joining("\n"));
      Files.writeString(
          SCREENSHOTS.resolve("index.html"),
          "<!doctype html><title>Screenshots</title>" + pictures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the page has complained about until now: errors and warnings of the console, refusals of
   * the content security policy included. That a server refuses or does not answer is noted there
   * by Chromium itself and left out here.
   */
  List<String> complaints() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      boolean isAnswer = NO_ANSWER.stream().anyMatch(entry.getMessage()::contains);
      if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !isAnswer) {
        complaints.add(entry.getLevel() + " " + entry.getMessage());
      }
    }
    return List.copyOf(complaints);
  }

  /** Every URL that the page has asked for until now. */
  List<URI> requests() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).path("message");
      String url =
          switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" -> message.at("/params/request/url").asText();
            case "Network.webSocketCreated" -> message.at("/params/url").asText();
            default -> "";
          };
      if (url.matches("(http|ws)s?:.*")) {
        requests.add(URI.create(url));
      }
    }
    return List.copyOf(requests);
  }

  /**
   * What the page shows and has complained about, for a person who has to find out what is wrong.
   */
  String view() {
    return address() + "\n" + texts("body") + "\n" + complaints();
  }

  @Override
  public void close() {
    driver.quit();
    try (var files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // a profile in the folder for temporary files is nobody's loss
    }
  }

  private WebElement find(String css) {
    await(css + " can be seen", () -> sees(css));
    return driver.findElements(By.cssSelector(css)).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElseThrow(() -> new StaleElementReferenceException(css));
  }

  /** Does it as soon as it can be done: an element may be covered or replaced for a moment. */
  private void act(String what, Runnable action) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        action.run();
        return;
      } catch (WebDriverException e) {
        if (System.nanoTime() > end) {
          throw new AssertionError("cannot " + what + "\n" + view(), e);
        }
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }
  }

  /** Looks again if the page has replaced what was being looked at. */
  private static <T> T onceMore(Supplier<T> look) {
    while (true) {
      try {
        return look.get();
      } catch (StaleElementReferenceException e) {
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }
  }

  private void cdp(String command, Map<String, Object> parameters) {
    driver.executeCdpCommand(command, parameters);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
