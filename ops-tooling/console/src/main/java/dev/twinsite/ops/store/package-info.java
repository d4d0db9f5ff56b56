/**
 * What an ops server keeps on its own disk: the memory of its vote, runs, operator accounts and its
 * signing key, so that it can work while its database and the other site are gone. Every file is
 * replaced as a whole and has reached the disk when a method returns.
 */
@NullMarked
package dev.twinsite.ops.store;

import org.jspecify.annotations.NullMarked;
