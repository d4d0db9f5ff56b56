package dev.twinsite.drill.journal;

import dev.twinsite.client.FactState;
import dev.twinsite.client.Message;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Transfer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The journals of all clients. A write is noted before its first attempt, as unknown; whatever its
 * client learns is added. Each client has an append-only file of its own, and the best knowledge of
 * every write is at hand. May be used by many threads.
 */
public final class ClientJournal implements Closeable {

  private static final String NOBODY = "-";

  private final Path directory;
  private final InstantSource clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();
  private final Map<String, JournalFile> files = new ConcurrentHashMap<>();

  private ClientJournal(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Journals with one file per client in a directory, which is made if it is missing.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static ClientJournal in(Path directory, InstantSource clock) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ClientJournal(directory, clock);
  }

  /** Notes a write before its first attempt; noting it again changes nothing. */
  public void begins(Write write) {
    Instant now = clock.instant();
    if (known.putIfAbsent(write.id(), Known.begun(write, now)) == null) {
      fileOf(write).begun(now, write);
    }
  }

  /** Notes how sending a message ended, and says what is known about it now. */
  public Known messageAnswered(UUID id, Outcome<Message> outcome) {
    return answered(
        id, outcome, ok -> ok.by().atBothSites() ? Knowledge.BOTH_SITES : Knowledge.ONE_SITE);
  }

  /** Notes how a transfer or deposit was answered, and says what is known about it now. */
  public Known moneyAnswered(UUID id, Outcome<Transfer> outcome) {
    return answered(id, outcome, ok -> standing(ok.value().state()));
  }

  /**
   * Notes how a transfer or deposit stands according to a read. A site that does not know it, or
   * does not answer, proves nothing.
   */
  public void moneyStands(UUID id, Outcome<Transfer> read) {
    if (read.isOk()) {
      moneyAnswered(id, read);
    }
  }

  /** Every write, in the order in which they began. */
  public List<Known> all() {
    return inOrder(known.values().stream());
  }

  /** The writes of which no more than that is known, in the order in which they began. */
  public List<Known> all(Knowledge best) {
    return inOrder(known.values().stream().filter(write -> write.best() == best));
  }

  /** What is known of a write; empty if it has never begun. */
  public Optional<Known> of(UUID id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Closes the files; what is known stays at hand. */
  @Override
  public void close() {
    files.values().forEach(JournalFile::close);
  }

  private <T> Known answered(
      UUID id, Outcome<T> outcome, Function<Outcome.Ok<T>, Knowledge> reading) {
    if (outcome instanceof Outcome.Ok<T> ok) {
      return learn(id, reading.apply(ok), ok.by().site());
    }
    return outcome instanceof Outcome.Refused<T> refused
        ? learn(id, Knowledge.REFUSED, refused.by().site())
        : learn(id, Knowledge.UNKNOWN, NOBODY);
  }

  private Known learn(UUID id, Knowledge news, String from) {
    Instant now = clock.instant();
    Known after = known.computeIfPresent(id, (key, before) -> before.learned(news, from, now));
    if (after == null) {
      throw new IllegalArgumentException("write " + id + " has never begun");
    }
    fileOf(after.write()).learned(now, after.write(), news, from);
    return after;
  }

  private static List<Known> inOrder(Stream<Known> writes) {
    return writes.sorted(Comparator.comparing(Known::begunAt)).toList();
  }

  private JournalFile fileOf(Write write) {
    return files.computeIfAbsent(
        write.by(), client -> JournalFile.appendingTo(directory.resolve(client + ".jsonl")));
  }

  private static Knowledge standing(FactState state) {
    return switch (state) {
      case PENDING -> Knowledge.PENDING;
      case POSTED -> Knowledge.POSTED;
      case VOIDED -> Knowledge.VOIDED;
    };
  }
}
