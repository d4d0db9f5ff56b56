package dev.twinsite.ops.peer;

import dev.twinsite.ops.approval.Approval;
import dev.twinsite.ops.audit.Assets;
import dev.twinsite.ops.notice.Bulletin;
import dev.twinsite.ops.trail.Entry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an ops server sends to the one that asked: what it lacks of what both keep.
 *
 * @param notices all that was said, if that differs; else nothing
 * @param trail the next entries of the chains of which this server holds more
 * @param assets what the site has, if that was looked at since; else null
 * @param approvals all that are kept, if they differ; else nothing, as from a version that keeps
 *     them to itself
 */
public record Parcel(
    List<Bulletin> notices, List<Entry> trail, @Nullable Assets assets, List<Approval> approvals) {

  public Parcel {
    notices = List.copyOf(notices);
    trail = List.copyOf(trail);
    approvals = List.copyOf(Objects.requireNonNullElse(approvals, List.of()));
  }
}
