package dev.twinsite.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A command line, taken apart: {@code VERB ARGUMENT… --option VALUE --flag}.
 *
 * @param arguments the verb first
 */
record Words(List<String> arguments, Map<String, String> options) {

  private static final Set<String> FLAGS = Set.of("--json", "--wait", "--help", "--two-regents");
  private static final Set<String> OPTIONS =
      Set.of(
          "--url",
          "--reason",
          "--epoch",
          "--username",
          "--password-file",
          "--limit",
          "--missing-at-most");

  Words {
    arguments = List.copyOf(arguments);
    options = Map.copyOf(options);
  }

  static Words of(String... words) throws Failure {
    List<String> arguments = new ArrayList<>();
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (!word.startsWith("--")) {
        arguments.add(word);
      } else if (FLAGS.contains(word)) {
        options.put(word, "");
      } else if (OPTIONS.contains(word) && i + 1 < words.length) {
        options.put(word, words[++i]);
      } else {
        throw new Failure(Failure.USAGE, "what is " + word + "? twinsite-ops help tells");
      }
    }
    return new Words(arguments, options);
  }

  String verb() {
    return arguments.isEmpty() || has("--help") ? "help" : arguments.get(0);
  }

  String argument(int index, String what) throws Failure {
    if (arguments.size() <= index) {
      throw new Failure(Failure.USAGE, verb() + " takes " + what);
    }
    return arguments.get(index);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  String reason() throws Failure {
    return option("--reason")
        .orElseThrow(() -> new Failure(Failure.USAGE, verb() + " takes --reason TEXT"));
  }
}
