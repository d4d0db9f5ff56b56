package dev.twinsite.failover;

/**
 * Tags a story that is the mirror of another one, told of the other site, or one of the runbooks.
 * The longest are told with {@code -Dtwinsite.directions=both} only, so that a build stays short.
 */
final class Mirror {

  /** The tag. */
  static final String TAG = "mirror";

  private Mirror() {}
}
