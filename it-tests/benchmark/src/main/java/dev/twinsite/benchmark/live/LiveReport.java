package dev.twinsite.benchmark.live;

import dev.twinsite.benchmark.load.Latency;
import dev.twinsite.benchmark.report.Hardware;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param idle absent if that part was left out
 */
public record LiveReport(
    Instant startedAt, Hardware hardware, long roundTripMillis, @Nullable Idle idle, Room room) {

  /**
   * Sockets that stay open.
   *
   * @param node at which they are
   * @param asked how many were to be opened
   * @param opened how many were let in
   * @param openMillis how long that took for all of them
   * @param alive how many were open still after these seconds
   * @param seconds how long they stayed
   * @param fewestHeartbeats that one of them was asked for and answered
   * @param mibBefore memory of each server before any was open
   * @param mibOpen when all were open
   * @param mibAfter after these seconds
   */
  public record Idle(
      String node,
      int asked,
      int opened,
      long openMillis,
      int alive,
      long seconds,
      int fewestHeartbeats,
      Map<String, Long> mibBefore,
      Map<String, Long> mibOpen,
      Map<String, Long> mibAfter) {

    boolean isMet() {
      return alive == asked && (seconds < 60 || fewestHeartbeats >= 2);
    }
  }

  /**
   * A room whose members all listen.
   *
   * @param members how many
   * @param where how many listen at each site
   * @param messages how many were sent, by one of them
   * @param everyMillis between two
   * @param refused how many the site did not acknowledge
   * @param missing how many deliveries did not happen
   * @param untilLast from sending a message until the last member has it
   * @param deliveries until one member has it, by the site where the member listens
   * @param goalMillis the p99 of {@code untilLast} may be so much
   */
  public record Room(
      int members,
      Map<String, Integer> where,
      String sentAt,
      int messages,
      long everyMillis,
      int refused,
      int missing,
      Latency untilLast,
      Map<String, Latency> deliveries,
      int goalMillis,
      Map<String, Long> mib) {

    boolean isMet() {
      return refused == 0 && missing == 0 && untilLast.p99() <= goalMillis;
    }
  }

  /** Whether every goal was met. */
  public boolean isMet() {
    return room.isMet() && Optional.ofNullable(idle).map(Idle::isMet).orElse(true);
  }

  /** For people. */
  public String text() {
    return Optional.ofNullable(idle).map(LiveReport::text).orElse("") + text(room);
  }

  private static String text(Idle idle) {
    return String.format(
        Locale.ROOT,
        """
        %d idle sockets at %s: %s
          opened     %d within %.1f s
          open still %d after %d s; each has answered at least %d heartbeats
          MiB        before %s; open %s; after %s
        """,
        idle.asked(),
        idle.node(),
        idle.isMet() ? "MET" : "MISSED",
        idle.opened(),
        idle.openMillis() / 1000.0,
        idle.alive(),
        idle.seconds(),
        idle.fewestHeartbeats(),
        join(idle.mibBefore()),
        join(idle.mibOpen()),
        join(idle.mibAfter()));
  }

  private static String text(Room room) {
    return String.format(
        Locale.ROOT,
        """
        a room of %d members, all online (%s): %s
          %d messages, one every %d ms at %s; %d not acknowledged, %d deliveries missing
          until the last member has it  %s (p99 goal %d ms)
        %s  MiB        %s""",
        room.members(),
        join(room.where()),
        room.isMet() ? "MET" : "MISSED",
        room.messages(),
        room.everyMillis(),
        room.sentAt(),
        room.refused(),
        room.missing(),
        text(room.untilLast()),
        room.goalMillis(),
        room.deliveries().entrySet().stream()
            .map(
                site ->
                    "  until one at %-7s has it    %s%n"
                        .formatted(site.getKey(), text(site.getValue())))
            .collect(Collectors.joining()),
        join(room.mib()));
  }

  private static String text(Latency latency) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f, p99 %.0f, longest %.0f ms",
        latency.p50(),
        latency.p99(),
        latency.longest());
  }

  private static String join(Map<String, ?> figures) {
    return figures.entrySet().stream()
        .map(figure -> figure.getKey() + " " + figure.getValue())
        .collect(Collectors.joining(", "));
  }
}
