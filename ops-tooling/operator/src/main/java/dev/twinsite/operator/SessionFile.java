package dev.twinsite.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The token of the last log-in, in a file that only its owner may read. */
final class SessionFile {

  private final Path file;

  SessionFile(Path file) {
    this.file = file;
  }

  /** The token, unless there is none or it has expired. */
  Optional<String> token(Instant now) {
    try {
      JsonNode session = OpsApi.JSON.readTree(Files.readString(file));
      boolean good = now.isBefore(Instant.parse(session.path("expiresAt").asText()));
      return good ? Optional.of(session.path("token").asText()) : Optional.empty();
    } catch (IOException | java.time.format.DateTimeParseException e) {
      return Optional.empty();
    }
  }

  void write(JsonNode session) throws Failure {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.deleteIfExists(file);
      var owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (var out =
          Files.newByteChannel(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
        out.write(java.nio.ByteBuffer.wrap(OpsApi.JSON.writeValueAsBytes(session)));
      }
    } catch (IOException e) {
      throw new Failure(Failure.USAGE, "cannot write " + file + ": " + e.getMessage());
    }
  }

  void delete() throws Failure {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Failure(Failure.USAGE, "cannot delete " + file + ": " + e.getMessage());
    }
  }
}
