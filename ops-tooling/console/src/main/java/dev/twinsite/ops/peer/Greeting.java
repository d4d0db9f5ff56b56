package dev.twinsite.ops.peer;

import dev.twinsite.ops.fence.OperatorKey;
import dev.twinsite.ops.run.Run;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.site.SiteName;
import java.util.List;

/**
 * What two ops servers tell each other twice a second, in both directions.
 *
 * @param report what the sender says about its own site
 * @param keys the keys that its operators' tokens may be signed with
 * @param runs the latest ones it knows
 */
public record Greeting(
    SiteName site, String node, SiteReport report, List<OperatorKey> keys, List<Run> runs) {}
