package dev.twinsite.app.wire;

import dev.twinsite.time.HybridTime;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How single fields are written and read. A missing text and an empty one are the same. */
final class Fields {

  private static final int UUID_BYTES = 16;

  private Fields() {}

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(String field, byte @Nullable [] value) {
    return optionalUuid(field, value)
        .orElseThrow(() -> new IllegalArgumentException("field " + field + " is missing"));
  }

  static Optional<UUID> optionalUuid(String field, byte @Nullable [] value) {
    if (value == null || value.length == 0) {
      return Optional.empty();
    }
    if (value.length != UUID_BYTES) {
      throw new IllegalArgumentException("field " + field + " has " + value.length + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
  }

  static String text(String field, @Nullable String value) {
    return optionalText(value)
        .orElseThrow(() -> new IllegalArgumentException("field " + field + " is missing"));
  }

  static Optional<String> optionalText(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  static <T> List<T> list(@Nullable List<T> value) {
    return value == null ? List.of() : value;
  }

  static HybridTime time(long value) {
    return new HybridTime(value);
  }
}
