package dev.twinsite.ops.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Depots of a test, and what WildFly's deployment scanner does with what is taken from them. */
public final class Depots {

  private Depots() {}

  /** Puts a release with its digest into a depot. */
  public static void put(Path depot, String version, String contents) {
    try {
      Files.createDirectories(depot);
      String name = "twinsite-" + version + ".ear";
      Files.writeString(depot.resolve(name), contents);
      Files.writeString(depot.resolve(name + ".sha256"), sha256(contents) + "  " + name + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digest of such a release. */
  public static String sha256(String contents) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(contents.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was to be deployed is, or is not; false if nothing was. */
  public static boolean scan(Path deployments, String marker) throws IOException {
    Path archive = deployments.resolve("twinsite.ear");
    Path wish = deployments.resolve(archive.getFileName() + ".dodeploy");
    if (!Files.deleteIfExists(wish)) {
      return false;
    }
    Files.deleteIfExists(deployments.resolve(archive.getFileName() + ".deployed"));
    Files.writeString(deployments.resolve(archive.getFileName() + marker), "told by the scanner");
    return true;
  }
}
