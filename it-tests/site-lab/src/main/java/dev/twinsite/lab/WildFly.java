package dev.twinsite.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A WildFly with a base directory of its own. Its configuration is the same for all servers of its
 * role; what it is, it reads from its environment at boot. The process is the server's own, with no
 * shell between.
 */
final class WildFly implements Server {
  private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);

  /** The file that tells of what build the server's directory was made. */
  private static final String IMAGE = "image";

  private static final List<String> MARKERS =
      List.of(".deployed", ".undeployed", ".failed", ".isdeploying", ".incoming");

  private final ServerName name;
  private final Path base;
  private final Path log;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path configuration;
  private final Path archive;
  private final Ledger ledger;
  private volatile Optional<OwnedProcess> process = Optional.empty();

  /**
   * A server.
   *
   * @param base its directory; made at the first boot
   * @param command starts it, but for what names the base directory
   * @param configuration the directory of the generated configuration
   * @param archive what is deployed
   */
  WildFly(
      ServerName name,
      Path base,
      Path log,
      List<String> command,
      Map<String, String> environment,
      Path configuration,
      Path archive,
      Ledger ledger) {
    this.name = name;
    this.base = base;
    this.log = log;
    this.command = command;
    this.environment = environment;
    this.configuration = configuration;
    this.archive = archive;
    this.ledger = ledger;
  }

  @Override
  public ServerName name() {
    return name;
  }

  @Override
  public Optional<OwnedProcess> process() {
    return process.filter(OwnedProcess::isAlive);
  }

  @Override
  public List<OwnedProcess> family() {
    return process().map(OwnedProcess::family).orElse(List.of());
  }

  @Override
  public void boot() {
    boolean keepsRelease = isOfThisImage();
    layOut(keepsRelease);
    deploy(keepsRelease);
    process = Optional.of(start());
    ledger.add(process.get());
  }

  /** Whether what was built last is what it was made of; then a release installed since stays. */
  private boolean isOfThisImage() {
    return Files.exists(archiveInPlace())
        && Files.exists(base.resolve(IMAGE))
        && Disk.read(base.resolve(IMAGE)).equals(image());
  }

  private Path archiveInPlace() {
    return base.resolve("deployments").resolve(archive.getFileName());
  }

  private String image() {
    return archive.toFile().length() + " bytes of " + archive.toFile().lastModified();
  }

  /**
   * Everything but the transaction log, and a release that has been installed, is made anew, as an
   * image of the server would be.
   */
  private void layOut(boolean keepsRelease) {
    Disk.delete(base.resolve("data/content"));
    Disk.delete(base.resolve("data/infinispan"));
    Disk.delete(base.resolve("tmp"));
    if (!keepsRelease) {
      Disk.delete(base.resolve("deployments"));
    }
    Disk.delete(base.resolve("configuration"));
    Disk.directory(base.resolve("tmp"));
    Disk.directory(base.resolve("deployments"));
    Disk.copyDirectory(configuration, base.resolve("configuration"));
  }

  private void deploy(boolean keepsRelease) {
    if (!keepsRelease) {
      Disk.copy(archive, archiveInPlace());
      Disk.write(base.resolve(IMAGE), image());
    }
    MARKERS.forEach(suffix -> Disk.delete(marker(suffix)));
    Disk.write(marker(".dodeploy"), "");
  }

  private OwnedProcess start() {
    ProcessBuilder server = OwnedProcess.configured(command(), environment);
    return OwnedProcess.start(name, server.directory(base.toFile()), log);
  }

  private List<String> command() {
    List<String> words = new ArrayList<>();
    for (String word : command) {
      words.add(word.replace("{base}", base.toString()));
    }
    return words;
  }

  @Override
  public void awaitUp() {
    Await.until(
        BOOT_LIMIT, () -> isDeployed() || hasFailed(), () -> name + " does not boot; see " + log);
    if (hasFailed()) {
      throw LabException.failed(
          name + " does not boot:\n" + Disk.tail(log, 15) + "\n(see " + log + ")");
    }
  }

  @Override
  public boolean isUp() {
    return process().isPresent() && isDeployed();
  }

  private boolean isDeployed() {
    return Files.exists(marker(".deployed"));
  }

  private boolean hasFailed() {
    return process().isEmpty() || Files.exists(marker(".failed"));
  }

  private Path marker(String suffix) {
    return base.resolve("deployments").resolve(archive.getFileName() + suffix);
  }

  @Override
  public void requestStop() {
    process().ifPresent(OwnedProcess::terminate);
  }

  @Override
  public void wipe() {
    Disk.delete(base);
  }
}
