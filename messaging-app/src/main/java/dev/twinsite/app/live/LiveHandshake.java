package dev.twinsite.app.live;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at where a socket comes from. A wrong origin is told with a close code, because a browser
 * does not let a page see why a handshake has failed.
 */
public final class LiveHandshake extends ServerEndpointConfig.Configurator {

  /** Whether the origin is allowed; among the properties of the session. */
  static final String ALLOWED = LiveHandshake.class.getName() + ".allowed";

  @Override
  public boolean checkOrigin(String origin) {
    return true;
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Live live = CDI.current().select(Live.class).get();
    boolean allowed = live.allows(header(request, "Origin"), header(request, "Host"));
    config.getUserProperties().put(ALLOWED, allowed);
  }

  private static @Nullable String header(HandshakeRequest request, String name) {
    for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
        return header.getValue().get(0);
      }
    }
    return null;
  }
}
