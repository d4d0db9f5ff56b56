package dev.twinsite.text;

import java.util.Comparator;
import java.util.UUID;

/**
 * UUIDs in the order of their text form, which is also the order of databases. The natural order of
 * {@link UUID} is another one, because it compares signed numbers.
 */
public final class UuidOrder {

  private static final Comparator<UUID> ORDER =
      Comparator.<UUID, Long>comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private UuidOrder() {}

  /** Compares as {@link Comparator#compare} does. */
  public static int compare(UUID one, UUID other) {
    return ORDER.compare(one, other);
  }
}
