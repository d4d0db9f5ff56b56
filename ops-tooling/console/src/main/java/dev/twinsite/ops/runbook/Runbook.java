package dev.twinsite.ops.runbook;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be done, step by step, as it is written in a file of this archive.
 *
 * @param name that operators call it by, such as {@code recover-site}
 * @param title one line
 * @param explanation what it will do, in plain words, for somebody who is about to start it
 * @param parameters that a run is started with
 * @param steps in order
 * @param stopWhen the name of the condition that stops a run; null if there is none
 * @param rollsBackWhenAStepFails whether a run takes back what it did when a step fails; otherwise
 *     it ends where it stands
 * @param measures what is measured, and judged by the verdict
 * @param clients how long what only clients can measure may take, by its name
 */
public record Runbook(
    String name,
    String title,
    String explanation,
    List<Parameter> parameters,
    List<Step> steps,
    @Nullable String stopWhen,
    boolean rollsBackWhenAStepFails,
    List<Measure> measures,
    SortedMap<String, Duration> clients) {

  public Runbook {
    parameters = List.copyOf(parameters);
    steps = List.copyOf(steps);
    measures = List.copyOf(measures);
    clients = Collections.unmodifiableSortedMap(new TreeMap<>(clients));
  }

  /** What a parameter may be. */
  public enum Kind {
    /** The name of one of the two sites. */
    SITE,
    /** One line of text. */
    LINE,
    /** A version of the application that the depot of the ops server holds. */
    RELEASE,
    /** An ISO-8601 duration such as {@code PT30S}, at most an hour. */
    DURATION,
    /** A whole number from 1 to 100. */
    NUMBER
  }

  /**
   * A parameter of a runbook.
   *
   * @param otherwise what counts if it is left out; null if it must be given
   */
  public record Parameter(String name, Kind kind, String meaning, @Nullable String otherwise) {}

  /**
   * One step.
   *
   * @param site which it is about: {@code $site}, the parameter, or {@code $peer}, the other one
   * @param precondition what must be so before it begins
   * @param action what is done, again and again until the postcondition is so
   * @param postcondition what it is for
   * @param limit how long it may take, and how long the precondition may be waited for
   * @param rollback the action that takes it back; null if it cannot be taken back
   * @param instruction for the person whose help it takes; null if nobody has to do anything
   */
  public record Step(
      String name,
      String site,
      String precondition,
      String action,
      String postcondition,
      Duration limit,
      @Nullable String rollback,
      @Nullable String instruction) {}

  /**
   * The time between the beginning of one step and the end of another.
   *
   * @param limit the verdict is FAILED if it takes longer
   */
  public record Measure(String name, String from, String to, Duration limit) {}

  /** The parameter of this name; empty if there is none. */
  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /** The names of the steps of a run with these sites. */
  List<String> stepNames(String site, String peer) {
    return steps.stream().map(step -> resolved(step.name(), site, peer)).toList();
  }

  static String resolved(String text, String site, String peer) {
    return text.replace("$site", site).replace("$peer", peer);
  }
}
