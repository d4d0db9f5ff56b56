package dev.twinsite.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.twinsite.app.edge.BodyLimit;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemException;
import dev.twinsite.app.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the body of a request into a record, or says which field is wrong. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonReader implements MessageBodyReader<Record> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return parse(type, limited(body));
  }

  /**
   * @throws ProblemException naming the field that cannot be read
   */
  static <T> T parse(Class<T> type, byte[] body) {
    if (body.length == 0) {
      throw Problem.of(ProblemType.MALFORMED, "body is missing").asException();
    }
    return parse(type, text(body));
  }

  /**
   * Reads a record from a text.
   *
   * @throws ProblemException naming the field that cannot be read
   */
  public static <T> T parse(Class<T> type, String body) {
    try {
      T parsed = Json.MAPPER.readValue(body, type);
      if (parsed == null) {
        throw Problem.of(ProblemType.MALFORMED, "body must be an object").asException();
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw Problem.of(ProblemType.MALFORMED, JsonComplaint.of(e)).asException();
    }
  }

  /** Left to itself, the parser would also take UTF-16 and UTF-32. */
  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(ProblemType.MALFORMED, "body is not UTF-8").asException();
    }
  }

  /** The length of a chunked body is not announced, so it is limited while it is read. */
  private static byte[] limited(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(BodyLimit.MAX_BYTES + 1);
    if (bytes.length > BodyLimit.MAX_BYTES) {
      throw BodyLimit.exceeded().asException();
    }
    return bytes;
  }
}
