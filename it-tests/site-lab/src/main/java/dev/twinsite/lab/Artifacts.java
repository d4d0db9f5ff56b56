package dev.twinsite.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the build left what the lab runs. */
record Artifacts(
    String wildflyVersion,
    Path wildflyZip,
    String postgresqlVersion,
    String postgresqlPlatform,
    Path postgresqlJar,
    Path driverJar,
    String applicationVersion,
    Path applicationArchive,
    Path applicationScript,
    Path operationsArchive,
    Path operationsScript,
    Path witnessJar,
    Path serversDirectory,
    Path defaultHome) {

  /** As the build wrote them down beside this class. */
  static Artifacts ofThisBuild() {
    try (InputStream in = Artifacts.class.getResourceAsStream("artifacts.properties")) {
      if (in == null) {
        throw LabException.failed("The lab was built without artifacts.properties.");
      }
      Properties properties = new Properties();
      properties.load(in);
      return from(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Artifacts from(Properties properties) {
    return new Artifacts(
        properties.getProperty("wildfly.version"),
        path(properties, "wildfly.zip"),
        properties.getProperty("postgresql.version"),
        properties.getProperty("postgresql.platform"),
        path(properties, "postgresql.jar"),
        path(properties, "postgresql.driver.jar"),
        properties.getProperty("application.version"),
        path(properties, "application.archive"),
        path(properties, "application.script"),
        path(properties, "operations.archive"),
        path(properties, "operations.script"),
        path(properties, "witness.jar"),
        path(properties, "servers.directory"),
        path(properties, "default.home"));
  }

  private static Path path(Properties properties, String name) {
    return Path.of(properties.getProperty(name)).toAbsolutePath().normalize();
  }

  /**
   * Refuses if something was not built or downloaded.
   *
   * @throws LabException that names the file and the command that makes it
   */
  void requireAll() {
    require(wildflyZip, postgresqlJar, driverJar, applicationScript, operationsScript);
    require(applicationArchive, operationsArchive, witnessJar);
  }

  private static void require(Path... files) {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw LabException.failed(
            file + " is missing; build it with 'mvn -DskipTests package' and try again.");
      }
    }
  }
}
