package dev.twinsite.ops;

import dev.twinsite.ops.release.Depots;
import dev.twinsite.ops.time.Pulse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What WildFly's deployment scanner does at the application nodes of some sites. */
final class Scanners implements AutoCloseable {

  private final Place[] sites;
  private final Pulse pulse;

  Scanners(Place... sites) {
    this.sites = sites;
    this.pulse = Pulse.start("scanners", Duration.ofMillis(20), this::scan);
  }

  /** The site's node has this in service. */
  void begin(Place site, String contents) throws IOException {
    Files.createDirectories(site.deployments());
    Files.writeString(archive(site), contents);
    Files.writeString(site.deployments().resolve("twinsite.ear.deployed"), "");
  }

  /** What the site's node has in service. */
  String runs(Place site) throws IOException {
    return Files.exists(site.deployments().resolve("twinsite.ear.deployed"))
        ? Files.readString(archive(site))
        : "nothing";
  }

  private static Path archive(Place site) {
    return site.deployments().resolve("twinsite.ear");
  }

  private void scan() {
    for (Place site : sites) {
      try {
        if (!site.isApplicationDark() && Files.exists(archive(site))) {
          boolean starts = !Files.readString(archive(site)).equals("broken");
          Depots.scan(site.deployments(), starts ? ".deployed" : ".failed");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    pulse.close();
  }
}
