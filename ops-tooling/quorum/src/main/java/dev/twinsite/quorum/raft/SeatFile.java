package dev.twinsite.quorum.raft;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Which seat a voter has, and how far its log had come, in the file {@code seat} beside the log. A
 * voter that finds no such file, or a log that is shorter than the file says, does not know what it
 * voted for: it takes a seat that nobody ever had.
 */
final class SeatFile {

  private final Path directory;
  private final Path place;

  SeatFile(Path directory) {
    this.directory = directory;
    this.place = directory.resolve("seat");
  }

  /**
   * What the file says.
   *
   * @param term the highest one in which the voter may have voted
   * @param index the last entry that it may have acknowledged; 0 for none
   */
  record Mark(Seat seat, long term, long index) {

    static Mark fresh(Seat seat) {
      return new Mark(seat, 0, 0);
    }

    boolean isCoveredBy(long logTerm, long logIndex) {
      return logTerm >= term && logIndex >= index;
    }

    static Mark parse(String text) {
      String[] words = text.strip().split(" ");
      if (words.length != 3) {
        throw new IllegalArgumentException("'" + text.strip() + "' is not a seat");
      }
      return new Mark(Seat.parse(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    @Override
    public String toString() {
      return seat + " " + term + " " + index + "\n";
    }
  }

  /**
   * What was written last; empty if nothing ever was.
   *
   * @throws UncheckedIOException if the file is there but cannot be read
   */
  Optional<Mark> read() {
    if (!Files.exists(place)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Mark.parse(Files.readString(place)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException("cannot read " + place, e));
    }
  }

  /**
   * Returns when it has reached the disk.
   *
   * @throws UncheckedIOException if it has not: then it must not be acted on
   */
  void write(Mark mark) {
    Path beside = directory.resolve("seat.new");
    try {
      Files.createDirectories(directory);
      try (FileChannel file = FileChannel.open(beside, CREATE, WRITE, TRUNCATE_EXISTING)) {
        file.write(ByteBuffer.wrap(mark.toString().getBytes(StandardCharsets.UTF_8)));
        file.force(true);
      }
      Files.move(beside, place, ATOMIC_MOVE, REPLACE_EXISTING);
      try (FileChannel entries = FileChannel.open(directory, READ)) {
        entries.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + place, e);
    }
  }

  /** A seat that nobody ever had, written down. */
  Mark takeNew(VoterName voter) {
    Mark mark = Mark.fresh(new Seat(voter, UUID.randomUUID().toString()));
    write(mark);
    return mark;
  }
}
