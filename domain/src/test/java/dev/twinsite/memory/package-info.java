/** The ports in memory: the plainest adapters that keep the contracts. */
@NullMarked
package dev.twinsite.memory;

import org.jspecify.annotations.NullMarked;
