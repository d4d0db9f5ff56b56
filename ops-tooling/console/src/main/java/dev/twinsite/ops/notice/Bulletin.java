package dev.twinsite.ops.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said about one matter. Never changed; of two with the same id the earlier one
 * counts, so that both sites keep the same one.
 *
 * @param id follows from the notice and from what is said, unless a person says it
 * @param notice which it belongs to
 * @param subject the name of a site, {@value #LINK}, or {@value #GENERAL}
 * @param by who says it: {@code quorum}, or an operator
 * @param nextUpdate when the next one can be expected; null if this one does not say
 */
public record Bulletin(
    UUID id,
    UUID notice,
    String subject,
    Kind kind,
    Instant at,
    String by,
    Text en,
    Text ko,
    @Nullable Instant nextUpdate) {

  /** The subject of notices about the link between the sites. */
  public static final String LINK = "link";

  /** The subject of notices about anything else. */
  public static final String GENERAL = "general";

  static final Comparator<Bulletin> IN_ORDER =
      Comparator.comparing(Bulletin::at).thenComparing(Bulletin::id);

  /** What a bulletin does to its notice. */
  public enum Kind {
    /** The matter begins. */
    OPENED,
    /** There is news of it, or somebody says it better. */
    UPDATED,
    /** It is over. */
    CLOSED
  }

  /** An id that everybody who says the same comes to. */
  static UUID idOf(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }

  Bulletin orEarlier(Bulletin other) {
    return IN_ORDER.compare(this, other) <= 0 ? this : other;
  }
}
