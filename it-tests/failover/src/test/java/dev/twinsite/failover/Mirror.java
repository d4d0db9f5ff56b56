package dev.twinsite.failover;

/**
 * Tags a story that is the mirror of another one, told of the other site. The longest mirrors are
 * told with {@code -Dtwinsite.directions=both} only, so that a build stays below half an hour.
 */
final class Mirror {

  /** The tag. */
  static final String TAG = "mirror";

  private Mirror() {}
}
