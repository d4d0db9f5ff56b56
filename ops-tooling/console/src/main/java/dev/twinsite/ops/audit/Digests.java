package dev.twinsite.ops.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Short names for contents. A file is read again only if its size or its time has changed. */
public final class Digests {

  private static final int SHOWN_DIGITS = 16;

  private final Map<Path, Read> read = new ConcurrentHashMap<>();

  private record Read(long size, FileTime time, String digest) {}

  /** The beginning of the SHA-256 of a file, hexadecimal. */
  String of(Path file) throws IOException {
    return shown(whole(file));
  }

  /** The SHA-256 of a file, hexadecimal. */
  public String whole(Path file) throws IOException {
    long size = Files.size(file);
    FileTime time = Files.getLastModifiedTime(file);
    Read before = read.get(file);
    if (before != null && before.size() == size && before.time().equals(time)) {
      return before.digest();
    }
    String digest = sha256(file);
    read.put(file, new Read(size, time, digest));
    return digest;
  }

  /** Tells texts apart, also secret ones, and tells nothing else of them. */
  public static String fingerprint(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal("twinsite audit".getBytes(StandardCharsets.UTF_8));
      return shown(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
  }

  /** The SHA-256 of a file, hexadecimal, read whatever was read before. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static String shown(String digest) {
    return digest.substring(0, SHOWN_DIGITS);
  }
}
