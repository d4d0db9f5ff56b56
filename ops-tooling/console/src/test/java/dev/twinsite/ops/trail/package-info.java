@NullMarked
package dev.twinsite.ops.trail;

import org.jspecify.annotations.NullMarked;
