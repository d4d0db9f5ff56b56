package dev.twinsite.ops.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.twinsite.ops.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and writes JSON in the console's own way, whatever else the server could do it with. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return isOurs(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    byte[] body = in.readAllBytes();
    complaintAbout(body, type)
        .ifPresent(
            complaint -> {
              throw Problem.of(400, "malformed", complaint).asException();
            });
    return Json.STRICT.readValue(body, type);
  }

  /** What is wrong with a body; empty if it can be read. */
  static Optional<String> complaintAbout(byte[] body, Class<?> type) {
    if (new String(body, StandardCharsets.UTF_8).isBlank()) {
      return Optional.of("the body is missing");
    }
    try {
      Object value = Json.STRICT.readValue(body, type);
      return value == null ? Optional.of("the body is null") : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(complaint(e));
    } catch (IOException e) {
      return Optional.of("the body cannot be read");
    }
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return isOurs(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(Json.write(value));
  }

  private static boolean isOurs(Class<?> type) {
    return type != byte[].class
        && type != String.class
        && !InputStream.class.isAssignableFrom(type);
  }

  private static String complaint(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "the field '" + unknown.getPropertyName() + "' is not known here";
    }
    if (e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
      return "the field '" + path(wrong) + "' is not " + expected(wrong);
    }
    return e instanceof JsonMappingException
        ? "the body is not of the expected form"
        : "the body is not JSON: " + e.getOriginalMessage();
  }

  private static String expected(JsonMappingException wrong) {
    Class<?> type =
        wrong instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (type == String.class) {
      return "a string";
    }
    if (type == Instant.class) {
      return "a time such as 2022-10-15T06:19:00Z";
    }
    return type == Long.class || type == long.class ? "a whole number" : "of the expected type";
  }

  private static String path(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(step -> String.valueOf(step.getFieldName()))
        .collect(Collectors.joining("."));
  }
}
