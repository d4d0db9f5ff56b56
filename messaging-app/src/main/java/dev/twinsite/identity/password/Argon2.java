package dev.twinsite.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes (RFC 9106) in the usual text form, {@code
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}.
 *
 * @param memoryKib memory in KiB
 * @param passes how often the memory is gone through
 */
record Argon2(int memoryKib, int passes) {

  /*
   * The second of the settings that the OWASP Password Storage Cheat Sheet recommends. Bouncy
   * Castle's Argon2id ships with the server; it costs about 60 ms of a core here, while PBKDF2 with
   * the recommended 210,000 rounds of HMAC-SHA-512 costs 150 ms and resists graphics cards less.
   */
  static final Argon2 CURRENT = new Argon2(19_456, 2);

  static final int SALT_BYTES = 16;

  private static final int HASH_BYTES = 32;
  private static final int MAX_MEMORY_KIB = 262_144;
  private static final int MAX_PASSES = 16;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  String hash(String password, byte[] salt) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + memoryKib
        + ",t="
        + passes
        + ",p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(compute(password, salt, HASH_BYTES));
  }

  /** Whether the hash was made from the password; false for a hash of another form. */
  static boolean matches(String password, String encoded) {
    Matcher form = FORM.matcher(encoded);
    return form.matches() && parameters(form).filter(it -> it.verifies(password, form)).isPresent();
  }

  private boolean verifies(String password, Matcher form) {
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] expected = base64.decode(form.group(4));
    byte[] computed = compute(password, base64.decode(form.group(3)), expected.length);
    return MessageDigest.isEqual(expected, computed);
  }

  private static Optional<Argon2> parameters(Matcher form) {
    var parameters = new Argon2(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    return Optional.of(parameters).filter(Argon2::isBearable);
  }

  private boolean isBearable() {
    return memoryKib >= 8 && memoryKib <= MAX_MEMORY_KIB && passes >= 1 && passes <= MAX_PASSES;
  }

  private byte[] compute(String password, byte[] salt, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
