package dev.twinsite.app.rest;

import static java.util.Objects.requireNonNullElse;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a caller sent into the types of the domain. Every complaint names the field and, where
 * there is one, the limit; it ends the request with status 400.
 */
public final class Input {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** The largest whole number that is read from a query. */
  public static final long LARGEST_NUMBER = 999_999_999_999_999_999L;

  private static final Pattern NUMBER_FORM = Pattern.compile("[0-9]{1,18}");

  private Input() {}

  /**
   * A field that must be there.
   *
   * @param make throws {@link IllegalArgumentException} with a message that names field and limit
   */
  public static <V, T> T required(String field, @Nullable V value, Function<V, T> make) {
    if (value == null) {
      throw invalid(field + " is missing");
    }
    return made(field, value, make);
  }

  /** A field that may be left out. */
  public static <V, T> Optional<T> optional(String field, @Nullable V value, Function<V, T> make) {
    return value == null ? Optional.empty() : Optional.of(made(field, value, make));
  }

  /** An id in its canonical form: 36 characters, lower case. */
  public static <T> T id(String field, @Nullable String value, Function<UUID, T> make) {
    return required(field, value, text -> make.apply(uuid(field, text)));
  }

  /** A whole number given as text, for example in a query; the default if there is none. */
  public static long number(
      String field, @Nullable String value, long otherwise, long min, long max) {
    return optional(field, value, text -> number(field, text, min, max)).orElse(otherwise);
  }

  private static UUID uuid(String field, String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          field + " must be a UUID in lower case, such as 7b0c1f5e-2a51-4c0e-9a55-0d6e0c9b2f11");
    }
    return UUID.fromString(text);
  }

  private static long number(String field, String text, long min, long max) {
    long number = NUMBER_FORM.matcher(text).matches() ? Long.parseLong(text) : -1;
    if (number < min || number > max) {
      throw new IllegalArgumentException(
          field + " must be a whole number from " + min + " to " + max);
    }
    return number;
  }

  private static <V, T> T made(String field, V value, Function<V, T> make) {
    try {
      return make.apply(value);
    } catch (IllegalArgumentException e) {
      throw invalid(named(field, requireNonNullElse(e.getMessage(), "is not valid")));
    }
  }

  /** A type that serves several fields does not know the name of this one. */
  private static String named(String field, String complaint) {
    return complaint.startsWith(field) ? complaint : field + ": " + complaint;
  }

  private static RuntimeException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_VALUE, detail).asException();
  }
}
