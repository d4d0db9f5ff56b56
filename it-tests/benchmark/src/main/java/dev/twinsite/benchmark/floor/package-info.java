/**
 * What this machine gives without Twinsite: the numbers that the results stand on and can not rise
 * above.
 */
@NullMarked
package dev.twinsite.benchmark.floor;

import org.jspecify.annotations.NullMarked;
