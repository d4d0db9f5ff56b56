package dev.twinsite.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Between JSON and the client's records. Members that a record does not have are ignored. */
final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The text as JSON; a missing node if it is empty or anything else. */
  static JsonNode parse(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** A record as JSON. */
  static JsonNode tree(Record value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * The node as a record.
   *
   * @throws IllegalArgumentException if the node does not have that shape
   */
  static <T> T as(Class<T> type, JsonNode node) {
    return MAPPER.convertValue(node, type);
  }

  /** The members of a JSON array as records; empty if there is no array. */
  static <T> List<T> listOf(Class<T> type, JsonNode array) {
    List<T> items = new ArrayList<>();
    array.forEach(item -> items.add(as(type, item)));
    return List.copyOf(items);
  }

  static <T> Page<T> page(Class<T> type, String items, JsonNode body) {
    return new Page<>(
        listOf(type, body.path(items)),
        Optional.ofNullable(body.path("next").asText(null)).filter(next -> !next.isEmpty()));
  }

  private static final class InstantReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
