package dev.twinsite.lab;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a tar archive: files, directories, symbolic links, and long names as GNU tar writes them.
 * The layout is that of POSIX ustar: blocks of 512 bytes, a header block before each entry.
 */
final class TarArchive {
  private static final int BLOCK = 512;

  private final InputStream in;
  private String longName = "";
  private String longTarget = "";

  TarArchive(InputStream in) {
    this.in = in;
  }

  void unpack(Path into) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      unpackEntry(header, into);
      header = in.readNBytes(BLOCK);
    }
  }

  private void unpackEntry(byte[] header, Path into) throws IOException {
    long size = octal(header, 124, 12);
    switch (header[156]) {
      case 'L' -> longName = readName(size);
      case 'K' -> longTarget = readName(size);
      case '5' -> Files.createDirectories(inside(into, takeName(header)));
      case '2' -> link(into, takeName(header), takeTarget(header));
      case '0', 0 -> file(inside(into, takeName(header)), header, size);
      default -> skip(size);
    }
  }

  /**
   * The path of an entry below a directory.
   *
   * @throws IOException if the entry's name leads out of the directory
   */
  static Path inside(Path directory, String name) throws IOException {
    Path path = directory.resolve(name).normalize();
    if (!path.startsWith(directory)) {
      throw new IOException("An entry leads out of the archive: " + name);
    }
    return path;
  }

  private void file(Path file, byte[] header, long size) throws IOException {
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      copy(size, out);
    }
    skipPadding(size);
    boolean executable = (octal(header, 100, 8) & 0100) != 0;
    Files.setPosixFilePermissions(file, permissions(executable));
  }

  private void copy(long size, java.io.OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = size;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw new EOFException("The archive ends in the middle of a file.");
      }
      out.write(buffer, 0, count);
      left -= count;
    }
  }

  private static Set<PosixFilePermission> permissions(boolean executable) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if (executable) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }

  private static void link(Path into, String name, String target) throws IOException {
    Path link = inside(into, name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private String readName(long size) throws IOException {
    byte[] name = in.readNBytes((int) size);
    skipPadding(size);
    return text(name, 0, name.length);
  }

  private String takeName(byte[] header) {
    String prefix = text(header, 345, 155);
    String name = longName.isEmpty() ? text(header, 0, 100) : longName;
    longName = "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String takeTarget(byte[] header) {
    String target = longTarget.isEmpty() ? text(header, 157, 100) : longTarget;
    longTarget = "";
    return target;
  }

  private void skip(long size) throws IOException {
    in.skipNBytes(size);
    skipPadding(size);
  }

  private void skipPadding(long size) throws IOException {
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
  }

  private static long octal(byte[] header, int from, int length) {
    String digits = text(header, from, length).trim();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
