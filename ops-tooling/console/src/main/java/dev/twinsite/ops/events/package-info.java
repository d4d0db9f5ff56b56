/**
 * What changes, for pages that watch: the views of this ops server as server-sent events, and the
 * values of the last minutes for plots. A page that cannot keep up is given the newest state of
 * each view, not every one. Begin with {@link dev.twinsite.ops.events.Feed}.
 */
@NullMarked
package dev.twinsite.ops.events;

import org.jspecify.annotations.NullMarked;
