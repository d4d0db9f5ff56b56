package dev.twinsite.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/**
 * WildFly and PostgreSQL as unpacked directories, shared by all labs of this checkout. A directory
 * is moved to its name when it is whole, so that one that is there can be used.
 */
final class Distribution {
  private final Artifacts artifacts;
  private final Path directory;

  Distribution(Artifacts artifacts) {
    this.artifacts = artifacts;
    this.directory = Disk.directory(artifacts.serversDirectory());
  }

  Path wildfly() {
    return directory.resolve("wildfly-" + artifacts.wildflyVersion());
  }

  Path postgresql() {
    return directory.resolve(
        "postgresql-" + artifacts.postgresqlVersion() + "-" + artifacts.postgresqlPlatform());
  }

  /** Modules that stand beside those of WildFly: the PostgreSQL driver. */
  Path modules() {
    return directory.resolve("modules");
  }

  Path directory() {
    return directory;
  }

  boolean isUnpacked() {
    return Files.exists(wildfly()) && Files.exists(postgresql());
  }

  /** Unpacks what is not there yet; two labs that start at once wait for each other. */
  void unpack(Consumer<String> progress) {
    locked(
        () -> {
          unpackWildfly(progress);
          unpackPostgresql(progress);
          writeDriverModule();
        });
  }

  /** Unpacks the database only. */
  void unpackPostgresql() {
    locked(() -> unpackPostgresql(line -> {}));
  }

  private interface Unpacking {
    void run() throws IOException;
  }

  private void locked(Unpacking unpacking) {
    try (FileChannel channel = lockFile();
        FileLock lock = channel.lock()) {
      unpacking.run();
    } catch (IOException e) {
      throw LabException.failed("The servers cannot be unpacked into " + directory + ".", e);
    }
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void unpackWildfly(Consumer<String> progress) throws IOException {
    if (Files.exists(wildfly())) {
      return;
    }
    Path unfinished = startOver("wildfly.unfinished");
    try (ZipFile zip = new ZipFile(artifacts.wildflyZip().toFile())) {
      unzip(zip, unfinished, progress);
    }
    Files.move(
        unfinished.resolve(wildfly().getFileName()), wildfly(), StandardCopyOption.ATOMIC_MOVE);
    Disk.delete(unfinished);
  }

  private void unzip(ZipFile zip, Path into, Consumer<String> progress) throws IOException {
    List<? extends ZipEntry> entries = Collections.list(zip.entries());
    int done = 0;
    for (ZipEntry entry : entries) {
      unzip(zip, entry, into);
      if (++done * 4L / entries.size() > (done - 1) * 4L / entries.size()) {
        progress.accept("unpacking WildFly: " + done * 100L / entries.size() + " %");
      }
    }
  }

  private static void unzip(ZipFile zip, ZipEntry entry, Path into) throws IOException {
    Path target = TarArchive.inside(into, entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }

  private void unpackPostgresql(Consumer<String> progress) throws IOException {
    if (Files.exists(postgresql())) {
      return;
    }
    progress.accept("unpacking PostgreSQL");
    Path unfinished = startOver("postgresql.unfinished");
    try (ZipFile jar = new ZipFile(artifacts.postgresqlJar().toFile());
        InputStream in = new BufferedInputStream(jar.getInputStream(archive(jar)));
        InputStream tar = new BufferedInputStream(new XZInputStream(in), 1 << 16)) {
      new TarArchive(tar).unpack(unfinished);
    }
    Files.move(unfinished, postgresql(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static ZipEntry archive(ZipFile jar) {
    return Collections.list(jar.entries()).stream()
        .filter(entry -> entry.getName().endsWith(".txz"))
        .findFirst()
        .orElseThrow(() -> LabException.failed(jar.getName() + " holds no PostgreSQL."));
  }

  private Path startOver(String name) {
    Path unfinished = directory.resolve(name);
    Disk.delete(unfinished);
    return Disk.directory(unfinished);
  }

  private void writeDriverModule() {
    Path module = Disk.directory(modules().resolve("org/postgresql/main"));
    Path jar = module.resolve(artifacts.driverJar().getFileName());
    if (!Files.exists(jar)) {
      Disk.copy(artifacts.driverJar(), jar);
      Disk.write(
          module.resolve("module.xml"),
          Jvm.resource("module.xml").replace("DRIVER", jar.getFileName().toString()));
    }
  }
}
