package dev.twinsite.benchmark.surge;

import dev.twinsite.lab.Arguments;
import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is to happen.
 *
 * @param site which is asked, and nobody else
 * @param alone whether the other site is killed and declared lost first
 * @param rate usual requests per second, 1 to 10,000
 * @param times how many times as many come during the surge, 2 to 100
 * @param surge how long it lasts, 1 to 600 s
 */
record SurgePlan(
    String site, boolean alone, int rate, int times, Duration surge, long seed, Path report) {

  static final String HELP =
      """
    surge [--site pangyo|ansan] [--alone] [--rate N] [--times N] [--seconds N]
          [--seed S] [--report DIR]
                           sends a site many times its usual load, --alone as the survivor
                           of the other one; exit status 0 only if what it could not take
                           was refused with Retry-After, nothing acknowledged was lost and
                           it was back to normal within 10 s\
    """;

  static final Duration WARM_UP = Duration.ofSeconds(40);
  static final Duration BEFORE = Duration.ofSeconds(20);
  static final Duration AFTER = Duration.ofSeconds(30);
  static final int PAYERS = 24;
  static final int PAYEES = 200;

  SurgePlan {
    if (!List.of("pangyo", "ansan").contains(site)) {
      throw LabException.misused("--site is pangyo or ansan, not '" + site + "'.");
    }
    Arguments.requireBetween("--rate", rate, 1, 10_000);
    Arguments.requireBetween("--times", times, 2, 100);
    Arguments.requireBetween("--seconds", surge.toSeconds(), 1, 600);
  }

  /**
   * Reads a command line.
   *
   * @throws LabException if it makes no sense
   */
  static SurgePlan read(Path home, List<String> words) {
    var valued = Set.of("--site", "--rate", "--times", "--seconds", "--seed", "--report");
    var arguments = new Arguments("surge", words, valued, Set.of("--alone"));
    return new SurgePlan(
        arguments.value("--site").orElse("pangyo"),
        arguments.has("--alone"),
        arguments.number("--rate", 50),
        arguments.number("--times", 10),
        Duration.ofSeconds(arguments.number("--seconds", 60)),
        arguments.number("--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
        arguments.value("--report").map(Path::of).orElse(home.resolveSibling("surge-report")));
  }

  /** When the surge begins, after the start of the load. */
  Duration begins() {
    return WARM_UP.plus(BEFORE);
  }

  /** When the surge ends, after the start of the load. */
  Duration ends() {
    return begins().plus(surge);
  }

  /** How long the load lasts. */
  Duration length() {
    return ends().plus(AFTER);
  }
}
