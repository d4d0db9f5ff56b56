package dev.twinsite.benchmark.live;

import dev.twinsite.lab.Arguments;
import dev.twinsite.lab.LabException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param idle sockets at one node, 0 to 4,500; 0 leaves that part out
 * @param stay how long they stay open, 0 to 600 s
 * @param members of the room, everybody with one socket, 2 to 500
 * @param oneNode whether all of them sit at one node, or half of them at each site
 * @param messages that are counted, 1 to 10,000
 * @param every between two messages, 10 to 60,000 ms
 * @param p99Millis until the last member has a message, at most
 */
record LivePlan(
    int idle,
    Duration stay,
    int members,
    boolean oneNode,
    int messages,
    Duration every,
    int p99Millis,
    Path report) {

  static final String HELP =
      """
    live-bench [--idle N] [--seconds N] [--members N] [--one-node] [--messages N]
          [--every MILLIS] [--p99 MILLIS] [--report DIR]
                           opens 2,000 idle sockets at one node for 60 s, then measures how
                           long it takes until the last of 500 members of a room has a
                           message; exit status 0 only if no socket was lost, no message
                           was missed, and the p99 keeps the goal\
    """;

  /** Messages before those that count. */
  static final int WARM_UP = 40;

  LivePlan {
    Arguments.requireBetween("--idle", idle, 0, 4_500);
    Arguments.requireBetween("--seconds", stay.toSeconds(), 0, 600);
    Arguments.requireBetween("--members", members, 2, 500);
    Arguments.requireBetween("--messages", messages, 1, 10_000);
    Arguments.requireBetween("--every", every.toMillis(), 10, 60_000);
    Arguments.requireBetween("--p99", p99Millis, 1, 60_000);
  }

  /**
   * Reads a command line.
   *
   * @throws LabException if it makes no sense
   */
  static LivePlan read(Path home, List<String> words) {
    var valued =
        Set.of("--idle", "--seconds", "--members", "--messages", "--every", "--p99", "--report");
    var arguments = new Arguments("live-bench", words, valued, Set.of("--one-node"));
    return new LivePlan(
        arguments.number("--idle", 2_000),
        Duration.ofSeconds(arguments.number("--seconds", 60)),
        arguments.number("--members", 500),
        arguments.has("--one-node"),
        arguments.number("--messages", 100),
        Duration.ofMillis(arguments.number("--every", 500)),
        arguments.number("--p99", 500),
        arguments.value("--report").map(Path::of).orElse(home.resolveSibling("live-report")));
  }
}
