package dev.twinsite.ops.runbook;

import dev.twinsite.ops.runbook.Runbook.Kind;
import dev.twinsite.ops.runbook.Runbook.Measure;
import dev.twinsite.ops.runbook.Runbook.Parameter;
import dev.twinsite.ops.runbook.Runbook.Step;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a runbook from YAML. Whatever is missing, unknown or makes no sense is refused with its
 * place: a runbook is looked at when the server starts, not in the night when it is needed.
 */
final class RunbookReader {

  private static final Set<String> SITES = Set.of("$site", "$peer");
  private static final int LONGEST_FILE = 64 * 1024;

  private final String file;

  private RunbookReader(String file) {
    this.file = file;
  }

  /**
   * Reads one file.
   *
   * @throws IllegalArgumentException naming the file, the place and what is wrong there
   */
  static Runbook read(String file, String yaml) {
    return new RunbookReader(file).runbook(yaml);
  }

  private Runbook runbook(String yaml) {
    Map<?, ?> all = map("the runbook", load(yaml));
    onlyKnown(
        "the runbook",
        all,
        "runbook",
        "title",
        "explanation",
        "parameters",
        "steps",
        "stop-when",
        "when-a-step-fails",
        "measures",
        "clients");
    String stopWhen = optionalText("the runbook", all, "stop-when");
    if (stopWhen != null) {
      known("stop-when", "condition", stopWhen, Conditions.names());
    }
    Runbook runbook =
        new Runbook(
            text("the runbook", all, "runbook"),
            text("the runbook", all, "title"),
            text("the runbook", all, "explanation").strip(),
            list("parameters", all.get("parameters")).stream().map(this::parameter).toList(),
            list("steps", all.get("steps")).stream().map(this::step).toList(),
            stopWhen,
            rollsBack(all),
            list("measures", all.get("measures")).stream().map(this::measure).toList(),
            clients(all.get("clients")));
    check(runbook);
    return runbook;
  }

  private Object load(String yaml) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      options.setMaxAliasesForCollections(0);
      options.setCodePointLimit(LONGEST_FILE);
      Object value = new Yaml(new SafeConstructor(options)).load(yaml);
      return value == null ? Map.of() : value;
    } catch (YAMLException e) {
      throw wrong("is no YAML: " + e.getMessage());
    }
  }

  private Parameter parameter(Object value) {
    Map<?, ?> all = map("a parameter", value);
    String name = text("a parameter", all, "name");
    String where = "parameter '" + name + "'";
    onlyKnown(where, all, "name", "kind", "meaning", "otherwise");
    return new Parameter(
        name, kind(where, all), text(where, all, "meaning"), optionalText(where, all, "otherwise"));
  }

  private Kind kind(String where, Map<?, ?> all) {
    String kind = text(where, all, "kind");
    try {
      return Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(
          where + " is of the kind '" + kind + "', not site, line, release, duration or number");
    }
  }

  private Step step(Object value) {
    Map<?, ?> all = map("a step", value);
    String name = text("a step", all, "name");
    String where = "step '" + name + "'";
    onlyKnown(
        where,
        all,
        "name",
        "site",
        "precondition",
        "action",
        "postcondition",
        "limit",
        "rollback",
        "instruction");
    String site = optionalText(where, all, "site");
    String rollback = optionalText(where, all, "rollback");
    if (rollback != null) {
      known(where, "action", rollback, Actions.names());
    }
    Step step =
        new Step(
            name,
            site == null ? "$site" : site,
            text(where, all, "precondition"),
            text(where, all, "action"),
            text(where, all, "postcondition"),
            duration(where, all),
            rollback,
            optionalText(where, all, "instruction"));
    known(where, "site", step.site(), SITES);
    known(where, "condition", step.precondition(), Conditions.names());
    known(where, "action", step.action(), Actions.names());
    known(where, "condition", step.postcondition(), Conditions.names());
    return step;
  }

  private Measure measure(Object value) {
    Map<?, ?> all = map("a measure", value);
    String name = text("a measure", all, "name");
    String where = "measure '" + name + "'";
    onlyKnown(where, all, "name", "from", "to", "limit");
    return new Measure(
        name, text(where, all, "from"), text(where, all, "to"), duration(where, all));
  }

  private SortedMap<String, Duration> clients(@Nullable Object value) {
    SortedMap<String, Duration> limits = new TreeMap<>();
    Map<?, ?> all = value == null ? Map.of() : map("clients", value);
    for (Object key : all.keySet()) {
      String time = String.valueOf(key);
      known("clients", "time", time, ClientTime.keys());
      limits.put(time, duration("clients", all, time));
    }
    return limits;
  }

  private boolean rollsBack(Map<?, ?> all) {
    String what = optionalText("the runbook", all, "when-a-step-fails");
    known("when-a-step-fails", "value", what == null ? "stop" : what, Set.of("stop", "roll-back"));
    return "roll-back".equals(what);
  }

  private void check(Runbook runbook) {
    if (runbook.steps().isEmpty()) {
      throw wrong("has no steps");
    }
    List<String> steps = runbook.steps().stream().map(Step::name).toList();
    Set<String> names = new TreeSet<>(steps);
    if (names.size() < steps.size()) {
      throw wrong("has two steps of the same name: " + steps);
    }
    for (Measure measure : runbook.measures()) {
      known("measure '" + measure.name() + "'", "step", measure.from(), names);
      known("measure '" + measure.name() + "'", "step", measure.to(), names);
    }
    if (runbook.parameter("site").filter(one -> one.kind() == Kind.SITE).isEmpty()) {
      throw wrong("has no parameter 'site' of the kind site");
    }
  }

  private Duration duration(String where, Map<?, ?> all) {
    return duration(where, all, "limit");
  }

  private Duration duration(String where, Map<?, ?> all, String key) {
    String limit = text(where, all, key);
    try {
      Duration duration = Duration.parse(limit);
      if (duration.isNegative() || duration.isZero()) {
        throw wrong(where + " has the " + key + " " + limit + "; it must be more than nothing");
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw wrong(where + " has the " + key + " '" + limit + "', no duration such as PT30S");
    }
  }

  private void known(String where, String what, String value, Collection<String> all) {
    if (!all.contains(value)) {
      throw wrong(
          "%s names the %s '%s'; there are %s".formatted(where, what, value, new TreeSet<>(all)));
    }
  }

  private void onlyKnown(String where, Map<?, ?> all, String... keys) {
    for (Object key : all.keySet()) {
      known(where, "key", String.valueOf(key), List.of(keys));
    }
  }

  private String text(String where, Map<?, ?> all, String key) {
    String value = optionalText(where, all, key);
    if (value == null) {
      throw wrong(where + " has no " + key);
    }
    return value;
  }

  private @Nullable String optionalText(String where, Map<?, ?> all, String key) {
    Object value = all.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text) || text.isBlank()) {
      throw wrong(where + " has a " + key + " that is no text");
    }
    return text;
  }

  private Map<?, ?> map(String where, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(where + " is not a list of keys and values");
  }

  private List<?> list(String where, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(where + " is not a list");
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("runbook " + file + ": " + what);
  }
}
