/** The other ops server: signed calls to it and from it, and what it said last. */
@NullMarked
package dev.twinsite.ops.peer;

import org.jspecify.annotations.NullMarked;
