/** Time as the console needs it: what is repeated, and how old a last known value is. */
@NullMarked
package dev.twinsite.ops.time;

import org.jspecify.annotations.NullMarked;
