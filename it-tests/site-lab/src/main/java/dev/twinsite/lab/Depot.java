package dev.twinsite.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The depot of an ops server, from which releases of the application are installed. */
public final class Depot {

  private Depot() {}

  /**
   * Puts a release into a depot, with its digest in the form of {@code sha256sum} beside it.
   *
   * @param version under which the runbook {@code deploy-release} knows it
   */
  public static void put(Path depot, String version, Path archive) {
    String name = "twinsite-" + version + ".ear";
    Disk.copy(archive, depot.resolve(name));
    Disk.write(depot.resolve(name + ".sha256"), sha256(archive) + "  " + name + "\n");
  }

  private static String sha256(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw LabException.failed(file + " cannot be read.", e);
    }
  }
}
