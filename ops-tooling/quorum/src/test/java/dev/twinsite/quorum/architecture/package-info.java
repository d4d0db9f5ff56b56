/** The walls around the quorum, and classes that break them on purpose. */
@NullMarked
package dev.twinsite.quorum.architecture;

import org.jspecify.annotations.NullMarked;
