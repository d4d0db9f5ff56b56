/**
 * The ops server of a site: how its parts are put together, and what it is configured with.
 *
 * <p>It must answer fully while the other site and its own database are absent; everything it
 * depends on is a local file or a last known value. The rules about site states are not here but in
 * {@link dev.twinsite.quorum}. Begin with {@link dev.twinsite.ops.OpsServer}.
 */
@NullMarked
package dev.twinsite.ops;

import org.jspecify.annotations.NullMarked;
