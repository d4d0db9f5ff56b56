package dev.twinsite.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** Many games, as many at a time as there are processors. */
final class Tournament {

  private final List<Game.Result> results;
  private final double seconds;

  private Tournament(List<Game.Result> results, double seconds) {
    this.results = results;
    this.seconds = seconds;
  }

  static Tournament of(LongStream seeds, Set<Bug> planted) {
    long begun = System.nanoTime();
    Queue<Game.Result> results = new ConcurrentLinkedQueue<>();
    seeds.parallel().mapToObj(seed -> Game.play(seed, planted)).forEach(results::add);
    List<Game.Result> ordered =
        results.stream().sorted(Comparator.comparingLong(Game.Result::seed)).toList();
    return new Tournament(ordered, (System.nanoTime() - begun) / 1e9);
  }

  /** The seeds that were asked for, such as {@code 5,6} or {@code 1-20000}. */
  static LongStream seeds(String otherwise) {
    LongStream seeds = LongStream.empty();
    for (String part : System.getProperty("twinsite.seeds", otherwise).split(",")) {
      String[] ends = part.trim().split("-");
      seeds =
          LongStream.concat(
              seeds,
              LongStream.rangeClosed(
                  Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])));
    }
    return LongStream.of(seeds.toArray());
  }

  List<Game.Result> failures() {
    return results.stream().filter(result -> result.difference().isPresent()).toList();
  }

  /** What was played, in one line. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%d games in %.1f s, %.0f a second: %d events, %d commits, %d answers, %d facts posted, %d epochs",
        results.size(),
        seconds,
        results.size() / seconds,
        results.stream().mapToLong(Game.Result::events).sum(),
        results.stream().mapToLong(Game.Result::commits).sum(),
        results.stream().mapToLong(Game.Result::answers).sum(),
        results.stream().mapToLong(Game.Result::posted).sum(),
        results.stream().mapToLong(Game.Result::epochs).sum());
  }
}
