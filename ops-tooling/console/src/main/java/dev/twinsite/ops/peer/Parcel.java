package dev.twinsite.ops.peer;

import dev.twinsite.ops.audit.Assets;
import dev.twinsite.ops.notice.Bulletin;
import dev.twinsite.ops.trail.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ops server sends to the one that asked: what it lacks of what both keep.
 *
 * @param notices all that was said, if that differs; else nothing
 * @param trail the next entries of the chains of which this server holds more
 * @param assets what the site has, if that was looked at since; else null
 */
public record Parcel(List<Bulletin> notices, List<Entry> trail, @Nullable Assets assets) {

  public Parcel {
    notices = List.copyOf(notices);
    trail = List.copyOf(trail);
  }
}
