package dev.twinsite.ops.rest;

import dev.twinsite.site.Epoch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Limits of what operators send; each refusal names the field and the limit. */
final class Limits {

  private Limits() {}

  /** The value, if it is there and has 1 to {@code longest} code points. */
  static String text(String field, @Nullable String value, int longest) {
    if (value == null) {
      throw Problem.invalidValue(field + " is missing").asException();
    }
    int length = value.codePointCount(0, value.length());
    if (value.isBlank() || length > longest) {
      throw Problem.invalidValue(
              field + " has " + length + " characters; it must have 1 to " + longest)
          .asException();
    }
    return value;
  }

  /** The same for a text that people will read in a log: on one line. */
  static String line(String field, @Nullable String value, int longest) {
    String text = text(field, value, longest);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw Problem.invalidValue(field + " has a control character; it must be one line of text")
          .asException();
    }
    return text;
  }

  /** The value as an id. */
  static UUID id(String field, String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidValue(field + " is a UUID").asException();
    }
  }

  /** The value as an epoch, if it is there and at least 1. */
  static Epoch epoch(@Nullable Long value) {
    if (value == null) {
      throw Problem.invalidValue("epoch is missing; GET /ops/api/v1/sites tells it").asException();
    }
    if (value < 1) {
      throw Problem.invalidValue("epoch is " + value + "; it must be at least 1").asException();
    }
    return new Epoch(value);
  }
}
