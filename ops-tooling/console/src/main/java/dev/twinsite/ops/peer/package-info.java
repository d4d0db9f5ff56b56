/**
 * The other ops server: signed calls to it and from it, what it said last, and whether the states
 * have been agreed with it.
 */
@NullMarked
package dev.twinsite.ops.peer;

import org.jspecify.annotations.NullMarked;
