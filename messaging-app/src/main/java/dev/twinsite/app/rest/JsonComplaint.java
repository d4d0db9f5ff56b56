package dev.twinsite.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in one sentence why a body could not be read, without a word of the parser's own. */
final class JsonComplaint {

  /** The parser knows the name of a doubled field, but tells it in its message only. */
  private static final Pattern DOUBLED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

  private static final int LONGEST_NAME = 64;
  private static final int UNKNOWN_CHARACTER = 0xfffd;

  private JsonComplaint() {}

  static String of(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "field '" + shortened(field(unknown)) + "' is unknown; known are " + known(unknown);
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return field(mapping) + complaint(mapping);
    }
    return e instanceof MismatchedInputException ? shape(e) : syntax(e);
  }

  private static String complaint(JsonMappingException e) {
    if (e.getCause() instanceof InputCoercionException) {
      return " is a number out of range";
    }
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? " must be " + wanted(mismatch.getTargetType())
        : " is not valid JSON";
  }

  private static String wanted(Class<?> type) {
    if (type == Long.class || type == Integer.class) {
      return "a whole number";
    }
    return type == String.class ? "a text" : "a list of texts";
  }

  private static String shape(JsonProcessingException e) {
    return e.getOriginalMessage().startsWith("Trailing token")
        ? "body has something behind the object"
        : "body must be an object";
  }

  private static String syntax(JsonProcessingException e) {
    Matcher doubled = DOUBLED.matcher(e.getOriginalMessage());
    if (doubled.matches()) {
      return "field '" + shortened(doubled.group(1)) + "' stands twice";
    }
    if (e instanceof StreamConstraintsException) {
      return "body has a number, a name or a nesting beyond every limit";
    }
    var place = e.getLocation();
    return place == null
        ? "body is not valid JSON"
        : "body is not valid JSON at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static String field(JsonMappingException e) {
    return e.getPath().stream().map(JsonComplaint::name).collect(Collectors.joining("."));
  }

  private static String name(Reference reference) {
    return reference.getFieldName() == null
        ? Integer.toString(reference.getIndex())
        : reference.getFieldName();
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** What a caller made up, in a form that every log and every JSON reader can bear. */
  private static String shortened(String name) {
    String legible =
        name.codePoints()
            .limit(LONGEST_NAME)
            .map(character -> isLegible(character) ? character : UNKNOWN_CHARACTER)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return name.codePointCount(0, name.length()) > LONGEST_NAME ? legible + "…" : legible;
  }

  private static boolean isLegible(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }
}
