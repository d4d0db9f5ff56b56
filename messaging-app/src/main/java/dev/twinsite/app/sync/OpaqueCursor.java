package dev.twinsite.app.sync;

import dev.twinsite.replication.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Cursors in the form that callers keep: a text that only the sites understand. */
public final class OpaqueCursor {

  private static final String VERSION = "1";
  private static final int LONGEST = 512;

  private OpaqueCursor() {}

  /** The text for a cursor. */
  public static String write(Cursor cursor) {
    byte[] plain = cursor.toString().getBytes(StandardCharsets.UTF_8);
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  /**
   * @throws IllegalArgumentException if no site has written the text
   */
  public static Cursor read(String text) {
    if (!text.startsWith(VERSION) || text.length() > LONGEST) {
      throw notOurs(null);
    }
    try {
      byte[] plain = Base64.getUrlDecoder().decode(text.substring(VERSION.length()));
      return Cursor.parse(new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw notOurs(e);
    }
  }

  private static IllegalArgumentException notOurs(@Nullable Exception cause) {
    return new IllegalArgumentException("since is not a cursor that a site has given out", cause);
  }
}
