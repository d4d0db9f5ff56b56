package dev.twinsite.drill.command;

import dev.twinsite.lab.LabException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The options of a command line, each with a value. */
final class Options {

  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads them.
   *
   * @throws LabException if a word is not one of the known options or has no value
   */
  Options(List<String> words, Set<String> known) {
    for (int i = 0; i < words.size(); i += 2) {
      if (!known.contains(words.get(i))) {
        throw LabException.misused(
            "'"
                + words.get(i)
                + "' is not one of "
                + String.join(", ", new TreeSet<>(known))
                + ".");
      }
      if (i + 1 == words.size()) {
        throw LabException.misused(words.get(i) + " needs a value.");
      }
      values.put(words.get(i), words.get(i + 1));
    }
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(values.get(option));
  }

  int number(String option, int otherwise) {
    return Math.toIntExact(longNumber(option, otherwise));
  }

  long longNumber(String option, long otherwise) {
    try {
      return text(option).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw LabException.misused(
          option + " needs a whole number, not '" + values.get(option) + "'.");
    }
  }
}
