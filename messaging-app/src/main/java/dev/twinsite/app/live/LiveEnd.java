package dev.twinsite.app.live;

/** Why this node closes a socket. Callers may rely on the codes. */
public enum LiveEnd {
  /** A frame that cannot be understood. */
  MALFORMED(4400),
  /** The token is not accepted, has expired or was taken back. */
  TOKEN(4401),
  /** The page that opened the socket comes from elsewhere. */
  ORIGIN(4403),
  /** No first frame in time, or no sign of life. */
  SILENT(4408),
  /** The client reads too slowly; it continues from its cursor. */
  TOO_SLOW(4413),
  /** This node serves nobody now; the other site may. */
  NOT_NOW(4503);

  private final int code;

  LiveEnd(int code) {
    this.code = code;
  }

  /** The close code, 4400 to 4503. */
  public int code() {
    return code;
  }
}
