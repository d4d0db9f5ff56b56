package dev.twinsite.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The passwords of one home: made when first asked for, kept in files that only this user may read,
 * and the same at the next start of this home.
 */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private final Path directory;

  Secrets(Path home) {
    this.directory = Disk.secretDirectory(home.resolve("secrets"));
  }

  /** 32 letters, digits, {@code -} and {@code _}. */
  synchronized String secret(String name) {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      Disk.writeSecret(file, random());
    }
    return Disk.read(file);
  }

  /** The file that holds the secret, for a program that wants to read it itself. */
  Path file(String name) {
    secret(name);
    return directory.resolve(name);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
