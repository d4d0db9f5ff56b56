/**
 * Who did what, when, why, and how it ended: an audit trail that is only ever added to. Each ops
 * server writes a chain of its own, in which every entry names the digest of the one before it, and
 * keeps a copy of the other's, so that neither the loss of a site nor a change on one disk goes
 * unseen. {@link dev.twinsite.ops.trail.Trail} is the way in.
 */
@NullMarked
package dev.twinsite.ops.trail;

import org.jspecify.annotations.NullMarked;
