package dev.twinsite.ops.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The two ways of reading JSON, and the one way of writing it. */
public final class Json {

  /** For what people send: nothing unknown, nothing doubled, nothing bent into another type. */
  public static final ObjectMapper STRICT =
      builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, Json::refuseNumbers)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** For what other versions of our own programs write: fields that are not known are skipped. */
  public static final ObjectMapper LENIENT =
      builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  /** Writes a value as UTF-8. */
  public static byte[] write(Object value) {
    try {
      return LENIENT.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads what {@link #write} wrote, here or in another version.
   *
   * @throws UncheckedIOException if it is not what was expected
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return LENIENT.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("not a " + type.getSimpleName(), e);
    }
  }

  private static void refuseNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addMixIn(SiteName.class, Text.class)
        .addMixIn(Epoch.class, Number.class)
        .addMixIn(Incarnation.class, Number.class)
        .addMixIn(Command.class, CommandNames.class)
        .addMixIn(Outcome.class, OutcomeNames.class)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
  }

  private abstract static class Text {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Text(String value) {}

    @JsonValue
    abstract String value();
  }

  private abstract static class Number {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Number(long value) {}

    @JsonValue
    abstract long value();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Genesis.class, name = "genesis"),
    @JsonSubTypes.Type(value = Command.DeclareLost.class, name = "declare-lost"),
    @JsonSubTypes.Type(value = Command.Rejoin.class, name = "rejoin"),
    @JsonSubTypes.Type(value = Command.Activate.class, name = "activate"),
    @JsonSubTypes.Type(value = Command.Drain.class, name = "drain"),
    @JsonSubTypes.Type(value = Command.Admit.class, name = "admit")
  })
  private interface CommandNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Outcome.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Outcome.Undecided.class, name = "undecided")
  })
  private interface OutcomeNames {}
}
