package dev.twinsite.redfish;

import java.util.List;

/** A server whose power can be switched. Called from several threads. */
public interface ManagedServer {

  /** Letters, digits, hyphens, dots and underscores, unique behind one service. */
  String id();

  /** What it is, for people. */
  String description();

  /** How it stands now. */
  Standing standing();

  /** What {@link #reset} takes, in the words of the standard, {@code On} for one. */
  List<String> resetTypes();

  /**
   * Switches it, and returns when that has been done or has been set going. What takes longer than
   * two seconds is told to the caller as a task.
   *
   * @throws ServerRefusal if that cannot be done
   */
  void reset(String type) throws ServerRefusal;

  /**
   * How a server stands.
   *
   * @param power {@code On}, {@code Off}, {@code PoweringOn}, {@code PoweringOff} or {@code Paused}
   * @param bootProgress the last step of its boot, {@code None} or {@code OSRunning} for instance
   */
  record Standing(String power, String bootProgress) {}

  /** Why a server will not be switched. */
  final class ServerRefusal extends Exception {

    private static final long serialVersionUID = 1;

    private final int retryAfterSeconds;

    /** For good; with the reason, for people. */
    public ServerRefusal(String message) {
      this(message, 0);
    }

    private ServerRefusal(String message, int retryAfterSeconds) {
      super(message);
      this.retryAfterSeconds = retryAfterSeconds;
    }

    /** For now; it may be asked again after so many seconds, at least 1. */
    public static ServerRefusal forNow(int retryAfterSeconds) {
      return new ServerRefusal("busy", retryAfterSeconds);
    }

    int retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
