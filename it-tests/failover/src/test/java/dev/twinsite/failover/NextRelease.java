package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.lab.Depot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The shipped application once more, told apart by its digest, in the depots of both sites. */
final class NextRelease {

  /** Under which the depots know it. */
  static final String VERSION = "next";

  private NextRelease() {}

  static void putIntoBothDepots(Sites sites) {
    Path archive = build();
    for (Site site : sites.both()) {
      Depot.put(site.depot(), VERSION, archive);
    }
  }

  private static Path build() {
    Path archive = Path.of("target", "next-release.ear");
    try {
      Path shipped = Path.of(System.getProperty("twinsite.ear"));
      Files.copy(shipped, archive, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem contents = FileSystems.newFileSystem(archive)) {
        Files.writeString(contents.getPath("META-INF", "release.txt"), VERSION);
      }
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
