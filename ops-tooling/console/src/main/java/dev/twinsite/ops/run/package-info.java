/**
 * Runs: what an operator has started and how far it has come. A run never acts on a plan of its
 * own; each of its steps looks at the world and says whether it is done, so that either ops server
 * can carry a run on.
 */
@NullMarked
package dev.twinsite.ops.run;

import org.jspecify.annotations.NullMarked;
