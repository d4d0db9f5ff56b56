package dev.twinsite.ops.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twinsite.ops.store.DurableFile;
import dev.twinsite.ops.trail.Entry.Act;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The audit trail of both ops servers, in the directory {@code trail}: one file for each chain.
 * This server appends to its own chain; the others are copies.
 */
public final class Trail {

  private static final Logger LOG = Logger.getLogger(Trail.class);
  private static final int SENT_AT_ONCE = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
  private static final String SUFFIX = ".jsonl";

  private final Path directory;
  private final String node;
  private final InstantSource clock;
  private final DurableFile ownName;
  private final Map<String, Chain> chains = new TreeMap<>();
  private Chain own;

  /**
   * The trail kept below a directory, as the ops server of this name continues it.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public Trail(Path parent, String node, InstantSource clock) {
    this.directory = parent.resolve("trail");
    this.node = node;
    this.clock = clock;
    open();
    this.ownName = new DurableFile(directory, "own");
    this.own = chain(ownName.read().map(name -> new String(name, UTF_8)).orElseGet(this::newName));
  }

  /**
   * How a chain is.
   *
   * @param damage what was changed after it was written; empty if nothing was
   */
  public record State(String chain, long entries, boolean own, String damage) {}

  /** Adds an act to the own chain. When it returns, the entry is on the disk. */
  public synchronized Entry record(Act act) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Entry entry = Entry.next(own.name(), own.length() + 1, own.lastHash(), now, act);
    own.append(entry);
    return entry;
  }

  /** The latest acts at both sites, latest first. */
  public synchronized List<Entry> latest(int atMost) {
    return chains.values().stream()
        .flatMap(chain -> chain.latest(atMost).stream())
        .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::number).reversed())
        .limit(atMost)
        .toList();
  }

  /** How each chain is. */
  public synchronized List<State> states() {
    return chains.values().stream().map(chain -> state(chain, chain == own)).toList();
  }

  /** How many entries of each chain are held here. */
  public synchronized Map<String, Long> lengths() {
    return chains.values().stream().collect(Collectors.toMap(Chain::name, Chain::length));
  }

  /** What somebody lacks who holds that much, the next part of it. */
  public synchronized List<Entry> after(Map<String, Long> held) {
    return chains.values().stream()
        .flatMap(chain -> chain.after(held.getOrDefault(chain.name(), 0L), SENT_AT_ONCE).stream())
        .limit(SENT_AT_ONCE)
        .toList();
  }

  /**
   * Takes over entries that continue what is held here. If they continue the own chain, this
   * server's disk is an older one: it goes on under a new name, and what it wrote is not lost.
   */
  public synchronized void add(Collection<Entry> entries) {
    entries.stream().filter(entry -> NAME.matcher(entry.chain()).matches()).forEach(this::add);
  }

  private void add(Entry entry) {
    Chain chain = chain(entry.chain());
    if (chain.isNext(entry)) {
      if (chain == own) {
        own = chain(newName());
      }
      chain.append(entry);
    } else if (entry.number() > chain.length()) {
      LOG.warnf("Entry %d of %s does not continue what is held here", entry.number(), chain.name());
    }
  }

  private static State state(Chain chain, boolean own) {
    return new State(chain.name(), chain.length(), own, chain.damage().orElse(""));
  }

  private Chain chain(String name) {
    return chains.computeIfAbsent(name, n -> new Chain(n, directory.resolve(n + SUFFIX)));
  }

  private String newName() {
    String name = node + "-" + UUID.randomUUID().toString().substring(0, 8);
    ownName.write(name.getBytes(UTF_8));
    return name;
  }

  private void open() {
    try (Stream<Path> files = Files.list(Files.createDirectories(directory))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .forEach(name -> chain(name.substring(0, name.length() - SUFFIX.length())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }
}
