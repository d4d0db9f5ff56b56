package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * What clients were told from the first request to the last, kept outside both sites. May be used
 * by any thread.
 */
final class Journal {

  private final Acknowledged acknowledged = new Acknowledged();
  private final List<LongAdder> endings =
      Stream.generate(LongAdder::new).limit(Ending.values().length).toList();
  private final LongAdder refusedWithoutTime = new LongAdder();
  private final List<Pause> pauses =
      Stream.generate(Pause::new).limit(Kind.values().length).toList();
  private final Duration before;
  private final Duration surge;
  private final Seconds seconds;
  private volatile long asked = Long.MAX_VALUE;

  /**
   * Nothing told yet.
   *
   * @param before the usual load between being asked for the surge and its beginning
   * @param after the usual load behind it
   */
  Journal(Duration before, Duration surge, Duration after) {
    this.before = before;
    this.surge = surge;
    this.seconds = new Seconds(before.plus(surge).plus(after));
  }

  /** A site is about to be lost: how long its people have to do without counts from now on. */
  void lossComes(long now) {
    pauses.forEach(pause -> pause.begins(now));
  }

  /** The surge has been asked for: seconds count from now on. */
  void asked(long now) {
    asked = now;
  }

  /**
   * One request has ended.
   *
   * @param ofTheLost whether it was made by somebody whose site is the one to be lost
   */
  void ended(Call call, Ending ending, long dueAt, long endedAt, boolean ofTheLost) {
    endings.get(ending.ordinal()).increment();
    if (dueAt >= asked) {
      seconds.ended(ending, dueAt - asked, endedAt - asked);
    }
    if (ending == Ending.ACKNOWLEDGED) {
      acknowledged.add(call);
      if (ofTheLost) {
        pauses.get(call.kind().ordinal()).succeeded(endedAt);
      }
    }
  }

  void refusedWithoutTime() {
    refusedWithoutTime.increment();
  }

  Acknowledged acknowledged() {
    return acknowledged;
  }

  /** Requests that were refused, by a rule or because they were too many. */
  long refused() {
    return count(Ending.REFUSED) + count(Ending.OVERLOADED);
  }

  long withoutTime() {
    return refusedWithoutTime.sum();
  }

  long unknown() {
    return count(Ending.UNKNOWN);
  }

  private long count(Ending ending) {
    return endings.get(ending.ordinal()).sum();
  }

  /** How long people of the lost site went without a success of that kind. */
  long longestPauseMillis(Kind kind, long now) {
    return pauses.get(kind.ordinal()).longestMillis(now);
  }

  long backToNormalMillis() {
    return seconds.backToNormal(before, before.plus(surge), before).toMillis();
  }

  /** The worst of the medians of the seconds before the surge, in milliseconds. */
  double usualMillis() {
    return seconds.worstMedian(Duration.ZERO, before);
  }

  double surgeMillis() {
    return seconds.worstMedian(before, before.plus(surge));
  }

  /** How the requests ended that were due during the surge. */
  Map<String, Long> duringTheSurge() {
    return seconds.endings(before, before.plus(surge));
  }
}
