package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run of a runbook that a test has started at one console and watches through either, for as long
 * as that one answers.
 */
record Watched(Sites sites, String id) {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** Starts it as an operator would: with one call to the console of a site. */
  static Watched started(Sites sites, Site at, String runbook, Site subject) {
    JsonNode run = sites.startRun(at, runbook, subject).orFail().body();
    return new Watched(sites, run.path("id").asText());
  }

  /** Starts the installation of a release, at one site first. */
  static Watched deploying(Sites sites, Site at, String version, Site first) {
    Map<String, String> parameters = Map.of("site", first.name(), "version", version);
    JsonNode run = sites.startRun(at, "deploy-release", parameters).orFail().body();
    return new Watched(sites, run.path("id").asText());
  }

  /** The run as it stands at the console of a site. */
  JsonNode at(Site console) {
    return sites.runAt(console, id);
  }

  /** Waits until a step of that name is in that state. */
  Watched awaitStep(Site console, String step, String state) {
    awaitKnownAt(console);
    sites.awaitTrue(
        "'" + step + "' is " + state,
        LONGEST,
        () -> stateOf(step, at(console)).equals(state) || isOver(at(console)));
    assertThat(stateOf(step, at(console))).as(at(console).toPrettyString()).isEqualTo(state);
    return this;
  }

  /** Waits until a step of that name is under way, or over already. */
  void awaitBegun(Site console, String step) {
    awaitKnownAt(console);
    sites.awaitTrue(
        "'" + step + "' has begun",
        LONGEST,
        () -> !stateOf(step, at(console)).equals("WAITING") || isOver(at(console)));
    assertThat(stateOf(step, at(console))).as(at(console).toPrettyString()).isNotEqualTo("WAITING");
  }

  /** Whether a step of that name is under way. */
  boolean isUnderWay(Site console, String step) {
    return stateOf(step, at(console)).equals("RUNNING");
  }

  /** Waits until the ops server of a site has taken the run over, and says so itself. */
  void awaitResumedBy(Site other) {
    sites.awaitTrue(
        other.operationsServer() + " carries it on",
        LONGEST,
        () -> at(other).path("drivenBy").asText().equals(other.operationsServer()));
    assertThat(at(other).path("resumedBy").asText()).isEqualTo(other.operationsServer());
  }

  /** The console that did not begin it learns of it a moment later, or when it is back. */
  private void awaitKnownAt(Site console) {
    sites.awaitTrue(console + " knows the run", LONGEST, () -> sites.knowsRun(console, id));
  }

  private static boolean isOver(JsonNode run) {
    return run.hasNonNull("endedAt");
  }

  private static String stateOf(String step, JsonNode run) {
    for (JsonNode each : run.path("steps")) {
      if (each.path("name").asText().equals(step)) {
        return each.path("state").asText();
      }
    }
    throw new AssertionError("there is no step '" + step + "' in " + run);
  }

  /** Waits until every step is completed and the verdict is given; both consoles know it. */
  JsonNode awaitPassed() {
    JsonNode run = MissingNode.getInstance();
    for (Site console : sites.both()) {
      run = awaitPassedAt(console);
    }
    System.out.println(timesOf(run));
    return run;
  }

  /** The same, as one console tells it; the other one may be dead. */
  JsonNode awaitPassedAt(Site console) {
    awaitKnownAt(console);
    JsonNode run = sites.awaitRun(console, id, "COMPLETED", LONGEST);
    assertThat(run.path("verdict").asText()).as(run.toPrettyString()).isEqualTo("PASSED");
    assertThat(run.findValuesAsText("state"))
        .filteredOn(state -> !state.equals("COMPLETED"))
        .isEmpty();
    return run;
  }

  /** How long each step took, for whoever reads the build's log. */
  private static String timesOf(JsonNode run) {
    List<String> steps = new ArrayList<>();
    for (JsonNode step : run.path("steps")) {
      Duration took =
          Duration.between(
              Instant.parse(step.path("startedAt").asText()),
              Instant.parse(step.path("endedAt").asText()));
      steps.add(step.path("name").asText() + " " + took.toMillis() + " ms");
    }
    return run.path("runbook").asText() + ": " + String.join(", ", steps);
  }

  @Override
  public String toString() {
    return UUID.fromString(id).toString();
  }
}
