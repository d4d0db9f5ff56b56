package dev.twinsite.drill;

import dev.twinsite.drill.journal.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The longest time somebody went without a successful write of a message.
 *
 * @param client whose it was
 * @param from the write before it, or the start of the load
 * @param to the write that ended it, or the end of the load
 */
record Silence(String client, Instant from, Instant to) {

  Duration length() {
    return Duration.between(from, to);
  }

  @Override
  public String toString() {
    return "the longest silence begins: no message of %s succeeds for %d ms"
        .formatted(client, length().toMillis());
  }

  /** The longest of all clients' silences between the two instants; empty if nobody wrote. */
  static Optional<Silence> longest(List<Known> journal, Instant start, Instant end) {
    Map<String, List<Known>> byClient =
        journal.stream()
            .filter(Known::isMessage)
            .collect(Collectors.groupingBy(known -> known.write().by()));
    return byClient.entrySet().stream()
        .map(client -> longestOf(client.getKey(), client.getValue(), start, end))
        .max((one, other) -> one.length().compareTo(other.length()));
  }

  private static Silence longestOf(String client, List<Known> writes, Instant start, Instant end) {
    List<Instant> successes =
        writes.stream().flatMap(known -> known.settledAt().stream()).sorted().toList();
    Silence longest = new Silence(client, start, start);
    Instant last = start;
    for (Instant success : successes) {
      longest = longer(longest, new Silence(client, last, success));
      last = success;
    }
    return longer(longest, new Silence(client, last, end));
  }

  private static Silence longer(Silence one, Silence other) {
    return other.length().compareTo(one.length()) > 0 ? other : one;
  }
}
