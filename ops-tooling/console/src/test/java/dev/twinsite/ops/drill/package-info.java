/** Tests of when drills are held. */
@NullMarked
package dev.twinsite.ops.drill;

import org.jspecify.annotations.NullMarked;
