package dev.twinsite.ops.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.twinsite.ops.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One chain of entries in a file, one entry a line. An entry that was appended is on the disk; what
 * a process left half-written when it died is cut off when the file is opened again. Entries that
 * were changed are kept and told.
 */
final class Chain {

  private final String name;
  private final Path file;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<String> damage = Optional.empty();

  /** The chain in a file, which need not be there yet. */
  Chain(String name, Path file) {
    this.name = name;
    this.file = file;
    try {
      if (Files.exists(file)) {
        read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  String name() {
    return name;
  }

  long length() {
    return entries.size();
  }

  String lastHash() {
    return entries.isEmpty() ? Entry.NOTHING : entries.get(entries.size() - 1).hash();
  }

  /** What was changed after it was written, in words. */
  Optional<String> damage() {
    return damage;
  }

  /** The entries after the first so many, at most that many. */
  List<Entry> after(long known, int atMost) {
    int from = (int) Math.min(known, entries.size());
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + atMost)));
  }

  /** The latest entries, at most that many. */
  List<Entry> latest(int atMost) {
    return List.copyOf(entries.subList(Math.max(0, entries.size() - atMost), entries.size()));
  }

  /** Whether the entry is the one that comes next. */
  boolean isNext(Entry entry) {
    return entry.chain().equals(name)
        && entry.number() == length() + 1
        && entry.previous().equals(lastHash())
        && entry.isIntact();
  }

  /**
   * Appends an entry.
   *
   * @throws UncheckedIOException if it did not reach the disk
   */
  void append(Entry entry) {
    byte[] json = Json.write(entry);
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    try (FileChannel out = FileChannel.open(file, CREATE, WRITE)) {
      out.position(out.size());
      while (line.hasRemaining()) {
        out.write(line);
      }
      out.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    entries.add(entry);
  }

  private void read() throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = lastLineEnd(all);
    new String(all, 0, end, UTF_8).lines().forEach(this::read);
    if (end < all.length) {
      try (FileChannel out = FileChannel.open(file, WRITE)) {
        out.truncate(end).force(true);
      }
    }
  }

  private void read(String line) {
    try {
      Entry entry = Json.read(line.getBytes(UTF_8), Entry.class);
      if (!isNext(entry)) {
        damaged();
      }
      entries.add(entry);
    } catch (UncheckedIOException e) {
      damaged();
    }
  }

  private void damaged() {
    if (damage.isEmpty()) {
      damage = Optional.of("entry " + (length() + 1) + " of " + name + " is not as it was written");
    }
  }

  private static int lastLineEnd(byte[] all) {
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
