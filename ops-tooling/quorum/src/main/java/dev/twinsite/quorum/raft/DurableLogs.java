package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.VoterName;
import dev.twinsite.quorum.raft.SeatFile.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The logs in the directory of a voter: one for each seat that it has ever had. */
final class DurableLogs {

  private final Path directory;
  private final SeatFile seats;

  DurableLogs(Path directory) {
    this.directory = directory;
    this.seats = new SeatFile(directory);
  }

  /**
   * The seat that the voter may vote by: the one it had, if the log that belongs to it is complete.
   * Otherwise a new one, which has no vote.
   */
  Mark seatOf(VoterName voter) throws Exception {
    Mark mark = seats.read().filter(had -> had.seat().voter().equals(voter)).orElse(null);
    return mark != null && isComplete(mark) ? mark : seats.takeNew(voter);
  }

  private boolean isComplete(Mark mark) throws Exception {
    if (!Files.isDirectory(place(mark))) {
      return mark.isCoveredBy(0, 0);
    }
    DurableLog log = open(mark, failure -> {});
    try {
      return log.isComplete();
    } finally {
      log.close();
    }
  }

  DurableLog open(Mark mark, Consumer<Throwable> broken) throws Exception {
    DurableLog log = new DurableLog(seats, mark, broken);
    try {
      log.init(place(mark).toString(), Map.of());
      return log;
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private Path place(Mark mark) {
    return directory.resolve("log-" + mark.seat());
  }
}
