package dev.twinsite.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine and the driver that belongs to it. Nothing is ever downloaded: what
 * is not installed is not used.
 *
 * @param browser the program {@code chromium} or {@code google-chrome}
 * @param driver the program {@code chromedriver} of the same release
 */
record Chromium(Path browser, Path driver) {

  static final String HOW_TO_GET_ONE =
      "no Chromium and chromedriver on the PATH; on Debian: apt-get install chromium"
          + " chromium-driver (or name them: -Dtwinsite.chromium=... -Dtwinsite.chromedriver=...)";

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> DRIVERS = List.of("chromedriver");

  /** What is installed; empty if either of the two is missing. */
  static Optional<Chromium> installed() {
    return found("twinsite.chromium", BROWSERS)
        .flatMap(
            browser ->
                found("twinsite.chromedriver", DRIVERS)
                    .map(driver -> new Chromium(browser, driver)));
  }

  private static Optional<Path> found(String property, List<String> names) {
    return Optional.ofNullable(System.getProperty(property))
        .map(Path::of)
        .or(() -> names.stream().flatMap(Chromium::onPath).findFirst());
  }

  private static Stream<Path> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }
}
