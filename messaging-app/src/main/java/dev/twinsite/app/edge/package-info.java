/**
 * The outermost layer of every answer: which site and node gave it, how large a request may be,
 * whether this node serves at all, and problem details for what the container itself refuses.
 *
 * <p>Knows Undertow, because authentication and error pages happen before any servlet filter runs.
 */
@NullMarked
package dev.twinsite.app.edge;

import org.jspecify.annotations.NullMarked;
