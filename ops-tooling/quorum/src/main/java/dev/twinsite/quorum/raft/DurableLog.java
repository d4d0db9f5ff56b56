package dev.twinsite.quorum.raft;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.twinsite.quorum.raft.SeatFile.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.protocols.raft.FileBasedLog;
import org.jgroups.protocols.raft.Log;
import org.jgroups.protocols.raft.LogEntries;
import org.jgroups.protocols.raft.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * The log of one voter. What has been appended, and the term that was voted in, have reached the
 * disk when a method returns. If they could not be written, the log is broken from then on: it
 * refuses everything, so that its voter can acknowledge nothing more.
 */
/*
 * The library's own file log prints a failed write and goes on, and a failed fsync leaves an entry
 * that counts as appended; hence the second look here, through a file handle of our own. It also
 * replaces the log by a shorter copy that nobody forces to the disk; hence the log is never
 * shortened. It grows by some hundred bytes for each motion, and there are few. And it sets the
 * term back to that of the entry it writes or keeps, which after a restart would let its voter vote
 * twice in one term; hence the term only rises here.
 */
final class DurableLog extends FileBasedLog {

  private static final String ENTRIES = "entries.raft";

  private final SeatFile seats;
  private final Consumer<Throwable> broken;
  private Mark mark;
  private @Nullable FileChannel entries;
  private volatile @Nullable Throwable failure;

  /**
   * @param broken told once, when something could not be written
   */
  DurableLog(SeatFile seats, Mark mark, Consumer<Throwable> broken) {
    this.seats = seats;
    this.mark = mark;
    this.broken = broken;
  }

  @Override
  public void init(String name, @Nullable Map<String, String> args) throws Exception {
    super.init(name, args);
    entries = FileChannel.open(Path.of(name).resolve(ENTRIES), CREATE, WRITE);
    useFsync(true);
  }

  @Override
  public Log useFsync(boolean always) {
    return super.useFsync(true);
  }

  /** Whether this is the log that the voter wrote: not emptied, not replaced by an older copy. */
  boolean isComplete() {
    return mark.isCoveredBy(currentTerm(), lastAppended());
  }

  @Override
  public long append(long index, LogEntries added) {
    return durably(
        () -> {
          long last = super.append(index, added);
          if (last != index + added.size() - 1) {
            throw new IOException("entry " + index + " was not written");
          }
          force();
          mark(new Mark(mark.seat(), currentTerm(), last));
          return last;
        });
  }

  @Override
  public Log currentTerm(long term) {
    return durably(() -> term > currentTerm() ? raiseTerm(term) : this);
  }

  private Log raiseTerm(long term) {
    super.currentTerm(term);
    mark(new Mark(mark.seat(), term, mark.index()));
    return this;
  }

  @Override
  public Log votedFor(Address member) {
    return durably(() -> super.votedFor(member));
  }

  @Override
  public Log commitIndex(long index) {
    return durably(() -> super.commitIndex(index));
  }

  @Override
  public @Nullable LogEntry get(long index) {
    return durably(() -> super.get(index));
  }

  /** A new leader replaces what a majority never had. */
  @Override
  public void deleteAllEntriesStartingFrom(long index) {
    durably(
        () -> {
          mark(new Mark(mark.seat(), mark.term(), Math.min(mark.index(), index - 1)));
          super.deleteAllEntriesStartingFrom(index);
          force();
          return this;
        });
  }

  @Override
  public void truncate(long index) {
    throw new UnsupportedOperationException("the log is never shortened");
  }

  @Override
  public void setSnapshot(ByteBuffer snapshot) {
    throw new UnsupportedOperationException("the log is never shortened");
  }

  @Override
  public void close() {
    super.close();
    FileChannel open = entries;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void mark(Mark next) {
    if (!next.equals(mark)) {
      seats.write(next);
      mark = next;
    }
  }

  private void force() throws IOException {
    FileChannel open = entries;
    if (open == null) {
      throw new IOException("the log is not open");
    }
    open.force(true);
  }

  private interface Writing<T> {
    T run() throws IOException;
  }

  // Elections and the log each have a thread of their own.
  private synchronized <T> T durably(Writing<T> writing) {
    Throwable before = failure;
    if (before != null) {
      throw new IllegalStateException("the log is broken", before);
    }
    try {
      return writing.run();
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
      broken.accept(e);
      throw new IllegalStateException("the log is broken", e);
    }
  }
}
