package dev.twinsite.benchmark.live;

import dev.twinsite.benchmark.load.Latency;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * When each message was sent and who has it since when. A message is timed from the moment at which
 * its sender sent it, so the way to the site and its commit are part of the time.
 */
final class FanOut {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final int DIGITS = 3;
  private static final Pattern MESSAGE =
      Pattern.compile("\"type\":\"message-posted\".*\"messageId\":\"([0-9a-f-]{36})\"");

  /** A message on its way. */
  private static final class Letter {
    private final long sentNanos;
    private int missing;
    private long lastMicros;

    Letter(long sentNanos, int missing) {
      this.sentNanos = sentNanos;
      this.missing = missing;
    }
  }

  private final int members;
  private final ConcurrentMap<String, Letter> letters = new ConcurrentHashMap<>();
  private final Map<String, Histogram> deliveries = new TreeMap<>();

  /**
   * A room.
   *
   * @param members who listen to it
   */
  FanOut(int members) {
    this.members = members;
  }

  /** To be called before the message is sent. */
  void sends(String messageId, long nanos) {
    letters.put(messageId, new Letter(nanos, members));
  }

  /** A frame has come to a socket at that site; what is no message of these is passed over. */
  void hears(String site, String frame, long nanos) {
    Matcher message = MESSAGE.matcher(frame);
    if (message.find()) {
      Letter letter = letters.get(message.group(1));
      if (letter != null) {
        delivered(letter, site, TimeUnit.NANOSECONDS.toMicros(nanos - letter.sentNanos));
      }
    }
  }

  private synchronized void delivered(Letter letter, String site, long micros) {
    letter.missing--;
    letter.lastMicros = Math.max(letter.lastMicros, micros);
    deliveries.computeIfAbsent(site, any -> histogram()).recordValue(micros);
  }

  /** Forgets what was measured so far. */
  synchronized void forget() {
    letters.clear();
    deliveries.clear();
  }

  /** How many deliveries have not happened yet; negative if one has happened twice. */
  synchronized int missing() {
    return letters.values().stream().mapToInt(letter -> letter.missing).sum();
  }

  /** Until the last member has a message, over all messages that all have. */
  synchronized Latency untilLast() {
    Histogram last = histogram();
    letters.values().stream()
        .filter(letter -> letter.missing == 0)
        .forEach(letter -> last.recordValue(letter.lastMicros));
    return Latency.of(last);
  }

  /** Until one member has it, by the site at which the member listens. */
  synchronized Map<String, Latency> deliveries() {
    Map<String, Latency> latencies = new TreeMap<>();
    deliveries.forEach((site, micros) -> latencies.put(site, Latency.of(micros)));
    return latencies;
  }

  private static Histogram histogram() {
    return new Histogram(LONGEST_MICROS, DIGITS);
  }
}
