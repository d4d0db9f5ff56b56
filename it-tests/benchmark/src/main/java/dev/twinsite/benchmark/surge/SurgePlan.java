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
 * @param drill whether the runbook surge-drill cuts the other site's power, is told what clients
 *     saw and gives the verdict
 * @param rate usual requests per second, 1 to 10,000
 * @param times how many times as many come during the surge, 2 to 100; in a drill 1 to 100, and of
 *     both sites' load
 * @param surge how long it lasts, 1 to 600 s
 */
record SurgePlan(
    String site,
    boolean alone,
    boolean drill,
    int rate,
    int times,
    Duration surge,
    long seed,
    Path report) {

  static final String HELP =
      """
    surge [--site pangyo|ansan] [--alone | --drill] [--rate N] [--times N] [--seconds N]
          [--seed S] [--report DIR]
                           sends a site many times its usual load, --alone as the survivor
                           of the other one; exit status 0 only if what it could not take
                           was refused with Retry-After, nothing acknowledged was lost and
                           it was back to normal within 10 s; --drill holds the runbook
                           surge-drill: --rate at each site, then --times the load of
                           both at the site that is left, and what clients saw decides\
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
    Arguments.requireBetween("--times", times, drill ? 1 : 2, 100);
    Arguments.requireBetween("--seconds", surge.toSeconds(), 1, 600);
    if (alone && drill) {
      throw LabException.misused("--drill leaves the site alone by itself: no --alone.");
    }
  }

  /**
   * Reads a command line.
   *
   * @throws LabException if it makes no sense
   */
  static SurgePlan read(Path home, List<String> words) {
    var valued = Set.of("--site", "--rate", "--times", "--seconds", "--seed", "--report");
    var arguments = new Arguments("surge", words, valued, Set.of("--alone", "--drill"));
    boolean drill = arguments.has("--drill");
    return new SurgePlan(
        arguments.value("--site").orElse("pangyo"),
        arguments.has("--alone"),
        drill,
        arguments.number("--rate", 50),
        arguments.number("--times", drill ? 2 : 10),
        Duration.ofSeconds(arguments.number("--seconds", 60)),
        arguments.number("--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
        arguments.value("--report").map(Path::of).orElse(home.resolveSibling("surge-report")));
  }

  /** The other one. */
  String other() {
    return site.equals("pangyo") ? "ansan" : "pangyo";
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
