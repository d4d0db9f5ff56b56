/** The walls around the operations tooling, and classes that break them on purpose. */
@NullMarked
package dev.twinsite.ops.architecture;

import org.jspecify.annotations.NullMarked;
