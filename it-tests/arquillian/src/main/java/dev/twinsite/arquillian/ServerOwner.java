package dev.twinsite.arquillian;

import java.util.Set;

/**
 * Owns the processes of the servers that a test starts, stops and kills.
 *
 * <p>A container of {@code arquillian.xml} belongs to the server of the same name; containers that
 * the owner does not know are left to Arquillian. Register another owner as an Arquillian service
 * of this type to run the tests against servers that live elsewhere; without one the lab is the
 * owner.
 */
public interface ServerOwner extends AutoCloseable {

  /**
   * Takes possession of the servers, starting them where nobody has yet. Called once, before the
   * first test class.
   *
   * @throws RuntimeException if they cannot be started; its message is what the first test reports
   */
  void open();

  /** The names of the servers that can be containers; valid after {@link #open()}. */
  Set<String> servers();

  /**
   * The port of the server's management interface on this machine, 1 to 65535.
   *
   * @throws IllegalArgumentException if the owner has no such server
   */
  int managementPort(String server);

  /** Whether the server's process lives; true also while it boots. */
  boolean isRunning(String server);

  /** Boots the server and returns when it is ready; returns at once if it already runs. */
  void start(String server);

  /** Asks the server to end and returns when its process has; returns at once if it is dead. */
  void stop(String server);

  /**
   * Ends the server's process as a power cut would, without giving it a chance to say goodbye, and
   * returns when it is dead.
   */
  void kill(String server);

  /**
   * Brings everything back to how a test class may expect it: every server up, nothing cut. Does
   * nothing where nothing is broken.
   *
   * @throws RuntimeException if that cannot be done; the remaining tests are then skipped
   */
  void restore();

  /** Gives the servers up again, ending those that {@link #open()} started. */
  @Override
  void close();
}
