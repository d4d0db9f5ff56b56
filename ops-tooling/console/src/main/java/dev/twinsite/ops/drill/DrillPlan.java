package dev.twinsite.ops.drill;

import dev.twinsite.site.SiteName;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drill that is held again and again, written {@code site-loss-drill of ansan every P7D from
 * 2026-01-05T03:00:00Z}.
 *
 * @param runbook of a drill; its name ends in {@code -drill}
 * @param every at least {@value #SHORTEST_MINUTES} minutes
 * @param from the first time
 */
public record DrillPlan(String runbook, SiteName site, Duration every, Instant from) {

  /** A drill takes minutes, and people have to look at what it showed. */
  static final long SHORTEST_MINUTES = 60;

  private static final Pattern FORM =
      Pattern.compile("([a-z-]+-drill) +of +(\\S+) +every +(\\S+) +from +(\\S+)");

  /**
   * @throws IllegalArgumentException if it comes too often
   */
  public DrillPlan {
    if (every.compareTo(Duration.ofMinutes(SHORTEST_MINUTES)) < 0) {
      throw new IllegalArgumentException(
          "a drill every " + every + "; it is at least every PT" + SHORTEST_MINUTES + "M");
    }
  }

  /**
   * Reads plans that are separated by commas.
   *
   * @throws IllegalArgumentException naming the one that makes no sense, and the form
   */
  public static List<DrillPlan> list(String plans) {
    return Arrays.stream(plans.split(","))
        .map(String::strip)
        .filter(plan -> !plan.isEmpty())
        .map(DrillPlan::of)
        .toList();
  }

  private static DrillPlan of(String plan) {
    Matcher parts = FORM.matcher(plan);
    if (!parts.matches()) {
      throw wrong(plan, "");
    }
    try {
      return new DrillPlan(
          parts.group(1),
          new SiteName(parts.group(2)),
          Duration.parse(parts.group(3)),
          Instant.parse(parts.group(4)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw wrong(plan, ": " + e.getMessage());
    }
  }

  private static IllegalArgumentException wrong(String plan, String why) {
    return new IllegalArgumentException(
        "'%s' is not of the form 'site-loss-drill of ansan every P7D from 2026-01-05T03:00:00Z'%s"
            .formatted(plan, why));
  }

  /** The latest time that has come; empty before the first. */
  public Optional<Instant> lastDue(Instant now) {
    return now.isBefore(from) ? Optional.empty() : Optional.of(at(rounds(now)));
  }

  /** The first time that is still to come. */
  public Instant nextAfter(Instant now) {
    return now.isBefore(from) ? from : at(rounds(now) + 1);
  }

  private long rounds(Instant now) {
    return Duration.between(from, now).dividedBy(every);
  }

  private Instant at(long round) {
    return from.plus(every.multipliedBy(round));
  }

  /** The run that is begun at that time: the same whichever ops server begins it. */
  public UUID run(Instant due) {
    String name = what() + " at " + due;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** What is held, in words. */
  public String what() {
    return runbook + " of " + site;
  }
}
