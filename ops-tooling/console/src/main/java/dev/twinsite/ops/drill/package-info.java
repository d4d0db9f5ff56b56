/**
 * Drills over time: when the next one is due, and how the last ones ended. What a drill does stands
 * in its runbook; how a run of it goes on is the business of {@code dev.twinsite.ops.runbook}.
 */
@NullMarked
package dev.twinsite.ops.drill;

import org.jspecify.annotations.NullMarked;
