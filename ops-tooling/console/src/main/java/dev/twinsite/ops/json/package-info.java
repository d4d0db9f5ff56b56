/**
 * How the console reads and writes JSON: strictly, with the names of sites, epochs and incarnations
 * as plain values. Used for files, for calls between the ops servers and for answers to operators.
 */
@NullMarked
package dev.twinsite.ops.json;

import org.jspecify.annotations.NullMarked;
