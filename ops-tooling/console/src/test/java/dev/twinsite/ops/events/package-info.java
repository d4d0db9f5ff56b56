@NullMarked
package dev.twinsite.ops.events;

import org.jspecify.annotations.NullMarked;
