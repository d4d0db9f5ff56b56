package dev.twinsite.ops.runbook;

import dev.twinsite.ops.release.ReleaseReport;
import dev.twinsite.ops.runbook.Runbook.Parameter;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.Motion.AbortRun;
import dev.twinsite.quorum.Motion.AddEvidence;
import dev.twinsite.quorum.Motion.BeginRun;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Ruling.Noted;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Begins runs of runbooks, and has them aborted. */
public final class RunStarter {

  /** In place of a version: the one that the site runs when the run begins. */
  static final String INSTALLED = "installed";

  /** Begins runs that nobody has to begin; no operator can have this name. */
  public static final String SCHEDULE = "(schedule)";

  private static final int LONGEST_LINE = 500;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?|100");

  private final World world;
  private final RunbookShelf shelf;

  /** Begins runs of what stands on the shelf. */
  public RunStarter(World world, RunbookShelf shelf) {
    this.world = world;
    this.shelf = shelf;
  }

  /** What became of a wish. */
  public sealed interface Start {

    /** The run is under way. */
    record Begun(RunRecord run) implements Start {}

    /** No runbook of this name, or parameters that make no sense; each names what is wrong. */
    record Invalid(List<String> complaints) implements Start {}

    /** Another run stands against it. */
    record Contradicted(Refused refused) implements Start {}

    /** There is no majority to ask. */
    record Undecided() implements Start {}
  }

  /** Begins a run, driven by this ops server, in the name of an operator. */
  public Start start(String name, Map<String, String> given, String by) {
    return start(UUID.randomUUID(), name, given, by);
  }

  /** The same under an id that was chosen before; a run that has been begun already is no harm. */
  public Start start(UUID id, String name, Map<String, String> given, String by) {
    Runbook runbook = shelf.find(name).orElse(null);
    if (runbook == null) {
      return new Start.Invalid(List.of(unknown(name)));
    }
    SortedMap<String, String> parameters = completed(runbook, given);
    List<String> complaints = complaints(runbook, given, parameters);
    return complaints.isEmpty()
        ? begin(id, runbook, parameters, by)
        : new Start.Invalid(complaints);
  }

  /** What is wrong with a wish, each with its field; empty if a run could begin. */
  public List<String> complaints(String name, Map<String, String> given) {
    return shelf
        .find(name)
        .map(runbook -> complaints(runbook, given, completed(runbook, given)))
        .orElseGet(() -> List.of(unknown(name)));
  }

  private String unknown(String name) {
    List<String> names = shelf.all().stream().map(Runbook::name).toList();
    return "runbook is '" + name + "'; there are " + names;
  }

  private SortedMap<String, String> completed(Runbook runbook, Map<String, String> given) {
    SortedMap<String, String> all = new TreeMap<>(given);
    for (Parameter parameter : runbook.parameters()) {
      String otherwise = parameter.otherwise();
      if (otherwise != null) {
        all.putIfAbsent(parameter.name(), otherwise);
      }
      if (parameter.kind() == Runbook.Kind.RELEASE) {
        release(parameter.name(), all);
      }
    }
    return all;
  }

  /** Says which contents are meant, so that the other site installs those or nothing. */
  private void release(String parameter, SortedMap<String, String> all) {
    if (INSTALLED.equals(all.get(parameter))) {
      all.remove(parameter);
      installed(all.get("site")).ifPresent(version -> all.put(parameter, version));
    }
    String digest = depot().get(all.getOrDefault(parameter, ""));
    if (digest != null) {
      all.put(Installer.digestOf(parameter), digest);
    }
  }

  private Optional<String> installed(@Nullable String site) {
    return siteNames().contains(String.valueOf(site))
        ? world
            .lookout()
            .freshReport(new SiteName(String.valueOf(site)))
            .map(SiteReport::releases)
            .map(ReleaseReport::runs)
        : Optional.empty();
  }

  private Map<String, String> depot() {
    ReleaseReport own = world.lookout().report().releases();
    return own == null ? Map.of() : own.depot();
  }

  private List<String> complaints(
      Runbook runbook, Map<String, String> given, Map<String, String> all) {
    List<String> complaints = new ArrayList<>();
    for (String name : given.keySet()) {
      if (runbook.parameter(name).isEmpty()) {
        complaints.add("parameters." + name + " is not known to the runbook " + runbook.name());
      }
    }
    for (Parameter parameter : runbook.parameters()) {
      complaint(parameter, all.get(parameter.name())).ifPresent(complaints::add);
    }
    return complaints;
  }

  private Optional<String> complaint(Parameter parameter, @Nullable String value) {
    String field = "parameters." + parameter.name();
    if (value == null) {
      return Optional.of(field + " is missing: " + parameter.meaning());
    }
    return switch (parameter.kind()) {
      case SITE ->
          complainUnless(
              siteNames().contains(value),
              field + " is '" + value + "'; it is one of " + siteNames());
      case LINE ->
          complainUnless(
              !value.isBlank()
                  && value.codePointCount(0, value.length()) <= LONGEST_LINE
                  && value.codePoints().noneMatch(Character::isISOControl),
              field + " must be one line of 1 to " + LONGEST_LINE + " characters");
      case RELEASE ->
          complainUnless(
              depot().containsKey(value),
              field
                  + " is '"
                  + value
                  + "'; the depot of this ops server has "
                  + new TreeSet<>(depot().keySet()));
      case DURATION ->
          complainUnless(
              isDuration(value),
              field + " is '" + value + "'; it is a duration such as PT30S, at most " + LONGEST);
      case NUMBER ->
          complainUnless(
              NUMBER.matcher(value).matches(),
              field + " is '" + value + "'; it is a whole number from 1 to 100");
    };
  }

  private static Optional<String> complainUnless(boolean fine, String complaint) {
    return fine ? Optional.empty() : Optional.of(complaint);
  }

  private List<String> siteNames() {
    return world.quorum().state().electorate().sites().stream().map(SiteName::value).toList();
  }

  private static boolean isDuration(String value) {
    try {
      Duration duration = Duration.parse(value);
      return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private Start begin(UUID id, Runbook runbook, SortedMap<String, String> parameters, String by) {
    SiteName site = new SiteName(parameters.getOrDefault("site", ""));
    String peer = world.quorum().state().electorate().peerOf(site).value();
    BeginRun motion =
        new BeginRun(
            world.quorum().seat(),
            id,
            runbook.name(),
            parameters,
            runbook.stepNames(site.value(), peer),
            by,
            now());
    Ruling ruling = world.quorum().put(motion).orElse(null);
    if (ruling instanceof Refused refused) {
      return new Start.Contradicted(refused);
    }
    return ruling instanceof Noted ? new Start.Begun(begun(motion)) : new Start.Undecided();
  }

  /** As the log has it, unless this server is far behind. */
  private RunRecord begun(BeginRun motion) {
    return find(motion.run()).orElseGet(() -> RunRecord.begun(motion));
  }

  /** The runbooks. */
  public RunbookShelf shelf() {
    return shelf;
  }

  /** All runs of runbooks, latest first. */
  public List<RunRecord> runs() {
    return world.quorum().state().runs().runs();
  }

  /** The run of this id; empty if it is not known here. */
  public Optional<RunRecord> find(UUID id) {
    return world.quorum().state().runs().find(id);
  }

  /** The run of the same runbook about the same site that was completed last before this one. */
  public Optional<RunRecord> before(RunRecord run) {
    return runs().stream()
        .filter(other -> other.state() == RunRecord.State.COMPLETED)
        .filter(other -> other.runbook().equals(run.runbook()))
        .filter(other -> Objects.equals(siteOf(other), siteOf(run)))
        .filter(other -> other.startedAt().isBefore(run.startedAt()))
        .findFirst();
  }

  private static String siteOf(RunRecord run) {
    return run.parameters().getOrDefault("site", "");
  }

  /** What people had to do so far: to start it, and what its steps asked them for. */
  public int manualSteps(RunRecord run) {
    List<Runbook.Step> steps = shelf.find(run.runbook()).map(Runbook::steps).orElse(List.of());
    int asked = 0;
    for (int i = 0; i < Math.min(steps.size(), run.steps().size()); i++) {
      boolean begun = run.steps().get(i).startedAt() != null;
      asked += begun && steps.get(i).instruction() != null ? 1 : 0;
    }
    return (run.startedBy().equals(SCHEDULE) ? 0 : 1) + asked;
  }

  /** What can be measured of a run so far. */
  public List<Measured> measured(RunRecord run) {
    String site = siteOf(run);
    return world.quorum().state().electorate().sites().stream()
        .filter(other -> !other.value().equals(site))
        .findFirst()
        .flatMap(
            peer ->
                shelf
                    .find(run.runbook())
                    .map(runbook -> Measured.all(run, runbook, site, peer.value())))
        .orElse(List.of());
  }

  /** Has a run rolled back. Empty if there was no ruling in time. */
  public Optional<Ruling> abort(UUID run, String by, String reason) {
    String why = "aborted by " + by + ": " + reason;
    return world
        .quorum()
        .put(new AbortRun(world.quorum().seat(), run, RunRecord.State.ABORTED, why, now()));
  }

  /** Keeps with a run what clients saw. Empty if there was no ruling in time. */
  public Optional<Ruling> add(UUID run, ClientEvidence evidence) {
    return world.quorum().put(new AddEvidence(world.quorum().seat(), run, evidence));
  }

  private Instant now() {
    return world.clock().instant();
  }
}
