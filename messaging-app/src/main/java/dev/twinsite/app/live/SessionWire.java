package dev.twinsite.app.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** The way to a client through the container. */
final class SessionWire implements Wire {

  private static final Logger LOG = Logger.getLogger(SessionWire.class);

  /** So long a client may take to read what is on its way when the conversation has ended. */
  private static final long FAREWELL_MILLIS = 10_000;

  private static final int LONGEST_REASON = 120;

  private final Session session;

  SessionWire(Session session) {
    this.session = session;
  }

  @Override
  public void send(String frame, Sent sent) {
    try {
      session.getAsyncRemote().sendText(frame, result -> sent.ended(result.isOK()));
    } catch (RuntimeException e) {
      LOG.debug("A frame cannot be sent", e);
      sent.ended(false);
    }
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.debug("A client cannot be asked for a sign of life", e);
    }
  }

  @Override
  public void close(LiveEnd end, String why) {
    try {
      session.setMaxIdleTimeout(FAREWELL_MILLIS);
      session.close(new CloseReason(() -> end.code(), shortened(why)));
    } catch (IOException | RuntimeException e) {
      LOG.debug("A socket is closed already", e);
    }
  }

  /** A reason has at most 123 bytes. */
  private static String shortened(String why) {
    String ascii = why.replaceAll("[^\\x20-\\x7e]", "?");
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    return new String(bytes, 0, Math.min(bytes.length, LONGEST_REASON), StandardCharsets.US_ASCII);
  }
}
