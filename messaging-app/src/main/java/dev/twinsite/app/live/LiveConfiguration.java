package dev.twinsite.app.live;

import dev.twinsite.app.Settings;
import java.time.Duration;

/**
 * What clients of live news have to keep to.
 *
 * @param introduction within which the first frame must come ({@code twinsite.live-introduction})
 * @param heartbeat between two pings ({@code twinsite.live-heartbeat})
 * @param silence after which a client that says nothing, not even pong, is sent away ({@code
 *     twinsite.live-silence})
 * @param mostSockets that one node holds at a time ({@code twinsite.live-sockets})
 */
public record LiveConfiguration(
    Duration introduction, Duration heartbeat, Duration silence, int mostSockets) {

  /**
   * @throws dev.twinsite.app.ConfigurationException naming the variable that is wrong
   */
  public static LiveConfiguration read(Settings settings) {
    return new LiveConfiguration(
        settings.duration("twinsite.live-introduction", Duration.ofSeconds(5)),
        settings.duration("twinsite.live-heartbeat", Duration.ofSeconds(20)),
        settings.duration("twinsite.live-silence", Duration.ofSeconds(60)),
        settings.number("twinsite.live-sockets", 5_000));
  }
}
