package dev.twinsite.app.live;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/live}. The container makes one for each socket. */
@ServerEndpoint(value = "/api/v1/live", configurator = LiveHandshake.class)
public class LiveEndpoint {

  private static final Logger LOG = Logger.getLogger(LiveEndpoint.class);

  @Inject Live live;

  private volatile @Nullable LiveConnection connection;

  /** Somebody has come. */
  @OnOpen
  public void opened(Session session) {
    session.setMaxTextMessageBufferSize(LiveFrames.LARGEST);
    session.setMaxBinaryMessageBufferSize(LiveFrames.LARGEST);
    boolean allowed = Boolean.TRUE.equals(session.getUserProperties().get(LiveHandshake.ALLOWED));
    connection = live.accept(new SessionWire(session), allowed);
  }

  /** A frame. The container may have read it before it knew how long one may be. */
  @OnMessage
  public void text(Session session, String frame) throws IOException {
    if (frame.length() > LiveFrames.LARGEST) {
      session.close(new CloseReason(CloseCodes.TOO_BIG, "a frame is too large"));
    } else {
      live.hear(connection(), frame);
    }
  }

  /** A frame that nobody can use. */
  @OnMessage
  public void binary(ByteBuffer frame) {
    live.refuse(connection(), "frames are text");
  }

  /** A sign of life. */
  @OnMessage
  public void pong(PongMessage message) {
    live.hear(connection());
  }

  /** Somebody has gone. */
  @OnClose
  public void closed() {
    LiveConnection one = connection;
    if (one != null) {
      live.lose(one);
    }
  }

  /** Somebody has broken off, or a frame is too large. */
  @OnError
  public void failed(Throwable failure) {
    LOG.debug("A socket has failed", failure);
  }

  private LiveConnection connection() {
    return requireNonNull(connection, "the socket is not open yet");
  }
}
