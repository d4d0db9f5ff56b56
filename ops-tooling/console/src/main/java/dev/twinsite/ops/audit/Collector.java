package dev.twinsite.ops.audit;

import dev.twinsite.ops.store.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks at what a site has, as far as its ops server can see it: files on this machine, what it is
 * told, what its database says. What cannot be looked at now is left out, and so becomes a finding.
 */
public final class Collector {

  /** An older backup is no backup. */
  static final Duration BACKUP_EVERY = Duration.ofHours(26);

  private static final Logger LOG = Logger.getLogger(Collector.class);

  private final Places places;
  private final Sources sources;
  private final Digests digests = new Digests();

  /** The collector of a site. */
  public Collector(Places places, Sources sources) {
    this.places = places;
    this.sources = sources;
  }

  /**
   * Where to look.
   *
   * @param serverDirs base directories of the site's servers
   * @param depot from which a site can be installed
   * @param home of the server's distribution; empty if it is not known
   * @param backups of the site's database; empty if that is not told
   */
  public record Places(
      String site, List<Path> serverDirs, Path depot, Optional<Path> home, Optional<Path> backups) {
    public Places {
      serverDirs = List.copyOf(serverDirs);
    }
  }

  /**
   * What to ask.
   *
   * @param secrets by name; only their fingerprints leave this server
   * @param keys of operators' tokens that are known here, by id
   * @param accounts of operators with their roles
   * @param schemas of the site's database with their versions
   * @param runbooks with their contents
   * @param power how the site's servers are switched, by name; never a password
   */
  public record Sources(
      Map<String, String> secrets,
      Supplier<Map<String, String>> keys,
      Supplier<SortedMap<String, List<String>>> accounts,
      Supplier<Map<String, String>> schemas,
      Supplier<Map<String, String>> runbooks,
      Supplier<Map<String, String>> power) {}

  /** What the site has now. */
  public Assets look(Instant now) {
    List<Asset> assets = new ArrayList<>();
    places.serverDirs().forEach(server -> server(server, assets));
    files(Kind.DEPOT, "", places.depot(), assets);
    add(Kind.SCHEMA, sources.schemas().get(), assets);
    sources
        .secrets()
        .forEach((name, value) -> assets.add(secret(name, Digests.fingerprint(value))));
    add(Kind.KEY, sources.keys().get(), assets);
    sources
        .accounts()
        .get()
        .forEach(
            (name, roles) -> assets.add(new Asset(Kind.ACCOUNT, name, String.join(", ", roles))));
    add(Kind.RUNBOOK, sources.runbooks().get(), assets);
    add(Kind.POWER, sources.power().get(), assets);
    places.home().ifPresent(home -> distribution(home, assets));
    places.backups().ifPresent(backups -> backup(backups, now, assets));
    return new Assets(places.site(), now, assets);
  }

  private static Asset secret(String name, String fingerprint) {
    return new Asset(Kind.SECRET, name, fingerprint);
  }

  private static void add(Kind kind, Map<String, String> values, List<Asset> assets) {
    values.forEach((name, value) -> assets.add(new Asset(kind, name, value)));
  }

  private void server(Path server, List<Asset> assets) {
    String name = server.getFileName().toString().replaceFirst("^" + places.site() + "-", "");
    files(Kind.DEPLOYABLE, name + ": ", server.resolve("deployments"), assets);
    Path configuration = server.resolve("configuration/standalone.xml");
    digest(configuration)
        .ifPresent(
            digest -> assets.add(new Asset(Kind.CONFIGURATION, name + ": standalone.xml", digest)));
  }

  private void files(Kind kind, String prefix, Path directory, List<Asset> assets) {
    for (Path file : Listing.files(directory)) {
      String name = file.getFileName().toString();
      if (kind == Kind.DEPOT || name.matches(".*\\.(ear|war|jar)")) {
        digest(file).ifPresent(digest -> assets.add(new Asset(kind, prefix + name, digest)));
      }
    }
  }

  private void distribution(Path home, List<Asset> assets) {
    digest(home.resolve("jboss-modules.jar"))
        .ifPresent(
            digest ->
                assets.add(
                    new Asset(
                        Kind.DISTRIBUTION,
                        "WildFly",
                        home.getFileName() + ", jboss-modules.jar " + digest)));
    assets.add(new Asset(Kind.DISTRIBUTION, "Java", Runtime.version().toString()));
  }

  private void backup(Path backups, Instant now, List<Asset> assets) {
    Listing.files(backups).stream()
        .filter(Collector::hasContent)
        .map(Collector::time)
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .filter(latest -> Duration.between(latest, now).compareTo(BACKUP_EVERY) <= 0)
        .ifPresent(
            latest -> assets.add(new Asset(Kind.BACKUP, "database", "not older than a day")));
  }

  private Optional<String> digest(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(digests.of(file)) : Optional.empty();
    } catch (IOException e) {
      LOG.debugf("%s cannot be read: %s", file, e);
      return Optional.empty();
    }
  }

  private static boolean hasContent(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Instant> time(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
