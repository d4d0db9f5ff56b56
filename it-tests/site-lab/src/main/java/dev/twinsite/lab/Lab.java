package dev.twinsite.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Two sites as real processes on this machine. All methods return when what they say is done, and
 * may be called from several threads.
 *
 * <p>Names are those of {@code lab.json}: sites {@code pangyo} and {@code ansan}; servers {@code
 * pangyo-1}, {@code pangyo-ops}, {@code pangyo-db} and so on, and {@code witness}; places of the
 * WAN are the sites and {@code witness}. Every method throws {@link LabException} with one sentence
 * for what it could not do.
 */
public interface Lab extends AutoCloseable {

  /**
   * Starts a lab and waits until both sites are ready. It ends with {@link #close()}, and also when
   * this Java process ends in whatever way.
   *
   * @param progress is told what happens, a line at a time
   */
  static Lab start(LabConfig config, Consumer<String> progress) {
    return LabClient.start(config, progress, true);
  }

  /**
   * The lab that runs in this home. Closing it leaves the lab running.
   *
   * @throws LabException if none runs there
   */
  static Lab attach(Path home, Consumer<String> progress) {
    return LabClient.attach(home, progress);
  }

  /** What runs at this moment. */
  LabStatus status();

  /** Boots a dead server, and waits until what is deployed on it answers; a live one is left. */
  void start(String server);

  /** Asks a server to end, and waits until it has; kills it after 10 seconds. */
  void stop(String server);

  /** Kills a server with all its processes, as a power cut would. */
  void kill(String server);

  /** Stops all processes of a server where they stand. */
  void pause(String server);

  /** Lets the processes of a paused server go on. */
  void resume(String server);

  /** Kills every server of a site, its database included. */
  void killSite(String site);

  /**
   * Starts whatever is dead in a site, and returns when the site is ACTIVE and has caught up;
   * rejoins it through an ops server if it had been declared lost. Takes a minute.
   */
  void powerOn(String site);

  /** Empties the disks of a dead site. */
  void wipeSite(String site);

  /** Cuts one direction of the WAN: what is sent there is held until it heals. */
  void cut(String from, String to);

  /** Cuts both directions between the sites. */
  default void cutLink() {
    cut("pangyo", "ansan");
    cut("ansan", "pangyo");
  }

  /** Heals all cuts. */
  void heal();

  /** Sets the round trip of the WAN, 0 to 10 s. */
  void roundTrip(Duration roundTrip);

  /** Ends the lab if this object has started it; else only lets it go. */
  @Override
  void close();
}
