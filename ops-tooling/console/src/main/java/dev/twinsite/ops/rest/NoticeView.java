package dev.twinsite.ops.rest;

import dev.twinsite.ops.notice.Bulletin;
import dev.twinsite.ops.notice.Notice;
import dev.twinsite.ops.notice.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as the public sees it. Names of operators are not shown.
 *
 * @param subject the name of a site, {@code link} or {@code general}
 * @param status {@code open} or {@code closed}
 * @param what the same as in {@code en}, as is {@code affected}
 * @param durationSeconds how long it lasted; null as long as it is open
 */
record NoticeView(
    UUID id,
    String subject,
    String status,
    @Nullable String what,
    @Nullable String affected,
    Instant since,
    @Nullable Instant until,
    @Nullable Long durationSeconds,
    @Nullable Instant nextUpdate,
    Text en,
    Text ko,
    List<Update> updates) {

  /** One thing that was said. */
  record Update(Instant at, String by, String kind, Text en, Text ko) {

    static Update of(Bulletin said) {
      String by = said.by().equals("quorum") ? "quorum" : "operator";
      return new Update(said.at(), by, said.kind().name(), said.en(), said.ko());
    }
  }

  static NoticeView of(Notice notice) {
    return new NoticeView(
        notice.id(),
        notice.subject(),
        notice.open() ? "open" : "closed",
        notice.en().what(),
        notice.en().affected(),
        notice.since(),
        notice.until(),
        notice.duration().map(Duration::toSeconds).orElse(null),
        notice.nextUpdate(),
        notice.en(),
        notice.ko(),
        notice.bulletins().stream().map(Update::of).toList());
  }
}
