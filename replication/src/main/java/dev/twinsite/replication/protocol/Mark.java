package dev.twinsite.replication.protocol;

import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;

/**
 * A place in a stream together with the running digest of everything up to it. Two databases that
 * name the same mark hold the same events.
 */
public record Mark(Position position, Digest digest) {

  /** The mark before the first event of a site's first life. */
  public static Mark startOf(SiteName origin) {
    return new Mark(Position.START, DigestChain.start(origin, Position.START.incarnation()));
  }

  @Override
  public String toString() {
    return position + "#" + digest.toString().substring(0, 8);
  }
}
