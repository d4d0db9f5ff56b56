package dev.twinsite.ops.release;

import dev.twinsite.ops.audit.Digests;
import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Progress.Waiting;
import dev.twinsite.ops.store.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Releases as files. The depot holds {@code twinsite-VERSION.ear} and beside each, in the form of
 * {@code sha256sum}, {@code twinsite-VERSION.ear.sha256}. A release is installed through the
 * directory that WildFly's deployment scanner of each node watches: no account of a server is
 * needed, and a node that is dead starts with the release when it is switched on.
 */
/*
 * The scanner's markers: .dodeploy is a wish, .isdeploying is under way, .deployed and .failed are
 * how it ended. It takes the old .deployed away when it begins, so that marker counts only when
 * neither of the first two is there.
 */
public final class DeploymentDirectories implements Releases {

  private static final Logger LOG = Logger.getLogger(DeploymentDirectories.class);

  private static final String ARCHIVE = "twinsite.ear";
  private static final Pattern RELEASE =
      Pattern.compile("twinsite-([A-Za-z0-9][A-Za-z0-9._+-]{0,60})\\.ear");
  private static final Pattern SHA_256 = Pattern.compile("^([0-9a-fA-F]{64})\\b.*", Pattern.DOTALL);
  private static final int LONGEST_REASON = 300;

  private final Path depot;
  private final List<Path> nodes;
  private final Digests digests = new Digests();

  /**
   * The releases of a site.
   *
   * @param depot of this ops server
   * @param nodes base directories of the site's application nodes
   */
  public DeploymentDirectories(Path depot, List<Path> nodes) {
    this.depot = depot;
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public synchronized ReleaseReport look() {
    SortedMap<String, String> releases = new TreeMap<>();
    for (Path file : Listing.files(depot)) {
      version(file).ifPresent(version -> declared(file).ifPresent(d -> releases.put(version, d)));
    }
    return new ReleaseReport(releases, runs(releases), null, null, false);
  }

  private static Optional<String> version(Path file) {
    Matcher name = RELEASE.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** The digest that a release came with; a release that came without one is none. */
  private static Optional<String> declared(Path file) {
    try {
      Matcher line = SHA_256.matcher(Files.readString(beside(file, ".sha256")));
      return line.matches()
          ? Optional.of(line.group(1).toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private @Nullable String runs(Map<String, String> releases) {
    List<String> digests = nodes.stream().map(this::inService).distinct().toList();
    return digests.size() == 1
        ? releases.entrySet().stream()
            .filter(release -> release.getValue().equals(digests.get(0)))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null)
        : null;
  }

  private String inService(Path node) {
    Path archive = archive(node);
    return isDeployed(archive) ? digest(archive).orElse("") : "";
  }

  private static boolean isDeployed(Path archive) {
    return Files.exists(beside(archive, ".deployed"))
        && Files.notExists(beside(archive, ".dodeploy"))
        && Files.notExists(beside(archive, ".isdeploying"));
  }

  @Override
  public synchronized Progress install(String version, String digest) {
    if (nodes.isEmpty()) {
      return NONE.install(version, digest);
    }
    Path release = depot.resolve("twinsite-" + version + ".ear");
    if (!Files.isRegularFile(release)) {
      return new Over(
          "the depot has no release " + version + "; it has " + look().depot().keySet());
    }
    if (!digest(release).equals(Optional.of(digest))) {
      return new Over(release.getFileName() + " in the depot is not what its digest says");
    }
    for (Path node : nodes) {
      Progress progress = install(release, digest, node);
      if (!(progress instanceof Done)) {
        return progress;
      }
    }
    return new Done("every node runs release " + version);
  }

  private Progress install(Path release, String digest, Path node) {
    Path archive = archive(node);
    try {
      if (!digest(archive).equals(Optional.of(digest))) {
        put(release, digest, archive);
        LOG.infof("%s is given to %s", release.getFileName(), node.getFileName());
      }
    } catch (IOException e) {
      return new Waiting(node.getFileName() + " cannot be given the release: " + e);
    }
    return standing(archive, node);
  }

  /** Under another name first: the scanner must not see half of it. */
  private static void put(Path release, String digest, Path archive) throws IOException {
    Path incoming = beside(archive, ".incoming");
    Files.copy(release, incoming, StandardCopyOption.REPLACE_EXISTING);
    if (!Digests.sha256(incoming).equals(digest)) {
      Files.delete(incoming);
      throw new IOException("the copy is not what its digest says");
    }
    Files.deleteIfExists(beside(archive, ".failed"));
    Files.move(
        incoming, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.write(beside(archive, ".dodeploy"), new byte[0]);
  }

  private static Progress standing(Path archive, Path node) {
    if (isDeployed(archive)) {
      return new Done(node.getFileName() + " runs it");
    }
    Path failed = beside(archive, ".failed");
    if (Files.exists(failed) && Files.notExists(beside(archive, ".dodeploy"))) {
      return new Over(node.getFileName() + " does not start with it: " + text(failed));
    }
    return new Waiting(node.getFileName() + " is starting with it");
  }

  @Override
  public synchronized void tryAgain() {
    for (Path node : nodes) {
      Path archive = archive(node);
      try {
        Files.deleteIfExists(beside(archive, ".failed"));
        if (Files.exists(archive) && hasNoMarker(archive)) {
          Files.write(beside(archive, ".dodeploy"), new byte[0]);
        }
      } catch (IOException e) {
        LOG.warnf("%s cannot be told to try again: %s", node.getFileName(), e);
      }
    }
  }

  private static boolean hasNoMarker(Path archive) {
    return Stream.of(".deployed", ".dodeploy", ".isdeploying")
        .noneMatch(marker -> Files.exists(beside(archive, marker)));
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
      return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    } catch (IOException e) {
      return "see its log";
    }
  }

  private static Path archive(Path node) {
    return node.resolve("deployments").resolve(ARCHIVE);
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Read again only if its size or its time has changed; empty if it is not there. */
  private Optional<String> digest(Path file) {
    try {
      return Optional.of(digests.whole(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
