package dev.twinsite.app;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Reads {@code twinsite.*} properties, each of which may also be an environment variable, and says
 * which one is wrong.
 */
public final class Settings {

  private final Function<String, Optional<String>> source;

  public Settings(Config config) {
    this(name -> config.getOptionalValue(name, String.class));
  }

  /** Settings from elsewhere, given by a function from the property's name to its value. */
  public Settings(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /**
   * A property that must be there.
   *
   * @param name for example {@code twinsite.site}
   * @param meaning what it stands for, for the error message
   * @param parse throws {@link IllegalArgumentException} for what it cannot take
   * @throws ConfigurationException naming the environment variable, if it is missing or wrong
   */
  public <T> T required(String name, String meaning, Function<String, T> parse) {
    String value =
        raw(name)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        variable(name) + " is missing: set it to " + meaning + "."));
    return parsed(name, meaning, value, parse);
  }

  /**
   * A property with a default.
   *
   * @throws ConfigurationException naming the environment variable, if it is wrong
   */
  public <T> T optional(String name, String meaning, Function<String, T> parse, T otherwise) {
    return raw(name).map(value -> parsed(name, meaning, value, parse)).orElse(otherwise);
  }

  /** A duration in the form {@code PT2S}. */
  public Duration duration(String name, Duration otherwise) {
    return optional(name, "a duration such as " + otherwise, Settings::duration, otherwise);
  }

  /** A whole number. */
  public int number(String name, int otherwise) {
    return optional(
        name, "a whole number such as " + otherwise, text -> Integer.valueOf(text), otherwise);
  }

  /** The environment variable that sets a property. */
  static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private Optional<String> raw(String name) {
    return source.apply(name).map(String::trim).filter(s -> !s.isEmpty());
  }

  private static <T> T parsed(
      String name, String meaning, String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          variable(name) + "='" + value + "' is not " + meaning + ": " + e.getMessage());
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
