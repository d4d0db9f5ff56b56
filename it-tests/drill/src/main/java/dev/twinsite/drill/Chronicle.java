package dev.twinsite.drill;

import dev.twinsite.drill.report.DrillReport.Moment;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what happens while it happens, and remembers it for the report. */
final class Chronicle {

  private final PrintStream out;
  private final InstantSource clock;
  private final Instant start;
  private final List<Moment> moments = new ArrayList<>();

  Chronicle(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.start = clock.instant();
  }

  Instant start() {
    return start;
  }

  /** Tells something and returns when it was. */
  Instant tell(String what) {
    return tell(null, what);
  }

  /** Tells something that has a word in the pictures. */
  Instant tell(@Nullable String mark, String what) {
    Instant now = clock.instant();
    tellOf(now, mark, what);
    return now;
  }

  /** Tells something that happened at another instant. */
  synchronized void tellOf(Instant at, @Nullable String mark, String what) {
    moments.add(new Moment(at, what, mark));
    out.printf(Locale.ROOT, "[%6.1f s] %s%n", Duration.between(start, at).toMillis() / 1e3, what);
    out.flush();
  }

  /** What has been told, in the order in which it happened. */
  synchronized List<Moment> moments() {
    return moments.stream().sorted(Comparator.comparing(Moment::at)).toList();
  }
}
