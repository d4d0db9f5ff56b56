/** Two ops servers with real databases, and how they get on with each other. */
@NullMarked
package dev.twinsite.ops;

import org.jspecify.annotations.NullMarked;
