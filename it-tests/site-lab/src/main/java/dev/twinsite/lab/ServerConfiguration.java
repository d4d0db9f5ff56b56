package dev.twinsite.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The configuration of a role, written offline by its script once and used by every server of that
 * role: what differs between servers is read from their environment. Kept under a name made of the
 * script's digest, so that a changed script is run again.
 */
final class ServerConfiguration {

  /** Of a digest, enough to tell configurations apart in the name of a folder. */
  private static final int DIGITS = 12;

  private final Distribution distribution;
  private final Role role;
  private final Path script;

  ServerConfiguration(Distribution distribution, Role role, Path script) {
    this.distribution = distribution;
    this.role = role;
    this.script = script;
  }

  Path directory() {
    return distribution.directory().resolve(role.inFile() + "-" + digest());
  }

  /** Runs the script unless that has been done. */
  void generate(Consumer<String> progress) {
    if (Files.exists(directory())) {
      return;
    }
    progress.accept("configuring WildFly for role " + role.inFile());
    Path lock = distribution.directory().resolve("." + role.inFile() + ".lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      if (!Files.exists(directory())) {
        generateInto(distribution.directory().resolve(role.inFile() + ".unfinished"));
      }
    } catch (IOException e) {
      throw LabException.failed("WildFly cannot be configured with " + script + ".", e);
    }
  }

  private void generateInto(Path base) throws IOException {
    Disk.delete(base);
    Path configuration = base.resolve("configuration");
    Disk.copyDirectory(distribution.wildfly().resolve("standalone/configuration"), configuration);
    Path output = distribution.directory().resolve(role.inFile() + "-configuration.log");
    new Command(command(base), Map.of("JBOSS_HOME", distribution.wildfly().toString()), output)
        .run("");
    keepOnlyWhatIsUsed(configuration);
    Files.move(configuration, directory(), StandardCopyOption.ATOMIC_MOVE);
    Disk.delete(base);
  }

  private List<String> command(Path base) {
    return List.of(
        Jvm.java(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djboss.home.dir=" + distribution.wildfly(),
        "-Djboss.server.base.dir=" + base,
        "-jar",
        distribution.wildfly().resolve("jboss-modules.jar").toString(),
        "-mp",
        distribution.wildfly().resolve("modules").toString(),
        "org.jboss.as.cli",
        "--file=" + script);
  }

  /** The script names the configuration it starts from; that one becomes {@code standalone.xml}. */
  private void keepOnlyWhatIsUsed(Path configuration) throws IOException {
    Path written = configuration.resolve(startedFrom());
    Files.move(written, configuration.resolve("kept"));
    try (var files = Files.newDirectoryStream(configuration, "standalone*")) {
      files.forEach(Disk::delete);
    }
    Files.move(configuration.resolve("kept"), configuration.resolve("standalone.xml"));
    Disk.delete(configuration.resolve("standalone_xml_history"));
    Disk.write(configuration.resolve("logging.properties"), Jvm.resource("logging.properties"));
  }

  private String startedFrom() {
    String text = Disk.read(script);
    int from = text.indexOf("--server-config=") + "--server-config=".length();
    return text.substring(from, text.indexOf(".xml", from) + ".xml".length());
  }

  private String digest() {
    return Sha256.of(
            Disk.read(script).getBytes(StandardCharsets.UTF_8),
            distribution.wildfly().toString().getBytes(StandardCharsets.UTF_8))
        .substring(0, DIGITS);
  }
}
