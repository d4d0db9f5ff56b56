package dev.twinsite.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command line, split into options and operands. */
public final class Arguments {
  private final String command;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> operands = new ArrayList<>();

  /**
   * Reads a command line.
   *
   * @param valued options that take the next word
   * @param plain options that do not
   * @throws LabException if an option is unknown or lacks its value
   */
  public Arguments(String command, List<String> words, Set<String> valued, Set<String> plain) {
    this.command = command;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (valued.contains(word)) {
        options.put(word, valueAfter(words, ++i));
      } else if (plain.contains(word)) {
        options.put(word, "");
      } else if (word.startsWith("-")) {
        throw LabException.misused("'" + command + "' has no option " + word + ".");
      } else {
        operands.add(word);
      }
    }
  }

  private String valueAfter(List<String> words, int i) {
    if (i == words.size()) {
      throw LabException.misused("Option " + words.get(i - 1) + " needs a value.");
    }
    return words.get(i);
  }

  /** Whether the option is there. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The word after the option; empty if it is not there. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option));
  }

  /**
   * The whole number after the option, or the other one if it is not there.
   *
   * @throws LabException if it is something else
   */
  public int number(String option, int otherwise) {
    return value(option).map(value -> number(option, value)).orElse(otherwise);
  }

  /**
   * A word as a whole number.
   *
   * @throws LabException if it is something else
   */
  public static int number(String what, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw LabException.misused(what + " needs a whole number, not '" + value + "'.");
    }
  }

  /**
   * Nothing, if the number lies between these two or is one of them.
   *
   * @throws LabException if it does not
   */
  public static void requireBetween(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw LabException.misused(option + " is " + least + " to " + most + ", not " + value + ".");
    }
  }

  Path home() {
    return value("--home")
        .map(Path::of)
        .orElseGet(() -> Artifacts.ofThisBuild().defaultHome())
        .toAbsolutePath()
        .normalize();
  }

  /**
   * The only operand.
   *
   * @throws LabException if there is none, or more than one
   */
  public String operand(String what) {
    requireOperands(1, what);
    return operands.get(0);
  }

  void requireNoOperands() {
    requireOperands(0, "no argument");
  }

  private void requireOperands(int count, String what) {
    if (operands.size() != count) {
      throw LabException.misused("'" + command + "' takes " + what + ".");
    }
  }
}
