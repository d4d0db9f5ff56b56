package dev.twinsite.ops.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that is replaced as a whole: written beside its place, forced to the disk, renamed,
 * and the renaming forced to the disk. Whoever dies in between leaves the old content or the new,
 * never a part. Only the owner may read it.
 */
public final class DurableFile {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path place;
  private final Path beside;

  /** The file of this name in an existing directory. */
  public DurableFile(Path directory, String name) {
    this.place = directory.resolve(name);
    this.beside = directory.resolve(name + ".new");
  }

  /**
   * The content that was written last; empty if nothing ever was.
   *
   * @throws UncheckedIOException if the file is there but cannot be read
   */
  public synchronized Optional<byte[]> read() {
    try {
      return Optional.of(Files.readAllBytes(place));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  /**
   * Replaces the content.
   *
   * @throws UncheckedIOException if it could not be written; the old content may still be there
   */
  public synchronized void write(byte[] content) {
    try {
      writeBeside(content);
      putInPlace();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + place, e);
    }
  }

  /** The first half of a replacement: what a process leaves that dies before the renaming. */
  void writeBeside(byte[] content) throws IOException {
    Files.deleteIfExists(beside);
    Set<StandardOpenOption> options = Set.of(CREATE, WRITE, TRUNCATE_EXISTING);
    try (FileChannel file = FileChannel.open(beside, options, OWNER_ONLY)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      file.force(true);
    }
  }

  private void putInPlace() throws IOException {
    Files.move(beside, place, ATOMIC_MOVE, REPLACE_EXISTING);
    Path directory = place.toAbsolutePath().getParent();
    if (directory != null) {
      try (FileChannel entries = FileChannel.open(directory, READ)) {
        entries.force(true);
      }
    }
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
