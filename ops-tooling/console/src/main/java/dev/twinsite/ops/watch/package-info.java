/**
 * What an ops server sees: the applications of its own site, its database and, through the other
 * ops server, the other site. Only last known values with their age; nobody who asks here waits for
 * anybody else.
 */
@NullMarked
package dev.twinsite.ops.watch;

import org.jspecify.annotations.NullMarked;
