package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.io.IOException;
import java.nio.file.Path;

/** A copy of the files of a site's database, as a backup takes them; on the same disk. */
final class DatabaseCopy implements AutoCloseable {

  private final Path place;
  private final Path copy;

  private DatabaseCopy(Path place) {
    this.place = place;
    this.copy = place.resolveSibling("backup-of-" + place.getFileName());
  }

  /** Copies the files of a database that is killed for it and started again. */
  static DatabaseCopy of(Sites sites, Site site) throws IOException {
    DatabaseCopy made = new DatabaseCopy(site.databaseDirectory());
    sites.kill(site.databaseServer());
    Shell.copy(made.place, made.copy);
    sites.start(site.databaseServer());
    return made;
  }

  /** Puts the files back under a database that is dead. */
  void putBack() throws IOException {
    Shell.run("rm", "-rf", place.toString());
    Shell.copy(copy, place);
  }

  @Override
  public void close() throws IOException {
    Shell.run("rm", "-rf", copy.toString());
  }
}
