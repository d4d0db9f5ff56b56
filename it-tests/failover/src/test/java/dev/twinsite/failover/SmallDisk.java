package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A small disk of its own for a site's database, which a test can fill. Closing it moves the
 * database back to where it was.
 *
 * <p>The disk is a file system in memory. Linux lets only root mount one; where {@link
 * #whyNotHere()} says why it is not possible, nothing is changed.
 */
final class SmallDisk implements AutoCloseable {

  /** What the database may grow by before the disk is full by itself. */
  private static final long ROOM_BYTES = 96L << 20;

  private static final byte[] BLOCK = new byte[1 << 16];

  private final Sites sites;
  private final Site site;
  private final Path place;
  private final Path aside;
  private final Path mountPoint;

  private SmallDisk(Sites sites, Site site, Path mountPoint) {
    this.sites = sites;
    this.site = site;
    this.place = site.databaseDirectory();
    this.aside = place.resolveSibling("data-on-the-large-disk");
    this.mountPoint = mountPoint;
  }

  /** Why this machine has no small disk to give; empty if it has. */
  static Optional<String> whyNotHere() {
    try {
      Path tried = mounted(1 << 20);
      unmount(tried);
      return Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(
          "a full disk takes a file system of its own, and this user cannot mount one: "
              + e.getMessage());
    }
  }

  /** Moves a running database to a small disk. It is killed and started again for that. */
  static SmallDisk under(Sites sites, Site site) throws IOException {
    sites.kill(site.databaseServer());
    long size = bytesIn(site.databaseDirectory()) + ROOM_BYTES;
    SmallDisk disk = new SmallDisk(sites, site, mounted(size));
    Shell.copy(disk.place, disk.data());
    Files.move(disk.place, disk.aside);
    Files.createSymbolicLink(disk.place, disk.data());
    sites.start(site.databaseServer());
    return disk;
  }

  /** Takes up every block that is free at this moment. */
  void fill() {
    try (OutputStream ballast =
        Files.newOutputStream(ballast(), StandardOpenOption.APPEND, StandardOpenOption.CREATE)) {
      while (true) {
        ballast.write(BLOCK);
      }
    } catch (IOException full) {
      // the disk takes no more
    }
  }

  /** Gives back what {@link #fill()} has taken. */
  void free() throws IOException {
    Files.deleteIfExists(ballast());
  }

  @Override
  public void close() throws IOException {
    free();
    sites.kill(site.databaseServer());
    Files.delete(place);
    Shell.copy(data(), place);
    sites.start(site.databaseServer());
    Shell.run("rm", "-rf", aside.toString());
    unmount(mountPoint);
  }

  private Path data() {
    return mountPoint.resolve("data");
  }

  private Path ballast() {
    return mountPoint.resolve("ballast");
  }

  private static Path mounted(long bytes) throws IOException {
    Path point = Files.createTempDirectory("twinsite-disk");
    try {
      Shell.run(
          "mount", "-t", "tmpfs", "-o", "size=" + bytes + ",mode=711", "tmpfs", point.toString());
      return point;
    } catch (IOException e) {
      Files.delete(point);
      throw e;
    }
  }

  private static void unmount(Path point) throws IOException {
    Shell.run("umount", point.toString());
    Files.delete(point);
  }

  private static long bytesIn(Path directory) throws IOException {
    String[] words = Shell.run("du", "-s", "--block-size=1", directory.toString()).split("\\s");
    return Long.parseLong(words[0]);
  }
}
