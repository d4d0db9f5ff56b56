package dev.twinsite.app.live;

/** The way to one client. */
interface Wire {

  /**
   * Sends a frame and returns at once.
   *
   * @param sent is told when the frame has left this process, or why it cannot
   */
  void send(String frame, Sent sent);

  /** Asks the client for a sign of life. */
  void ping();

  /** Ends the conversation; returns at once, also if the client does not listen. */
  void close(LiveEnd end, String why);

  /** What becomes of a frame. */
  @FunctionalInterface
  interface Sent {
    void ended(boolean well);
  }
}
