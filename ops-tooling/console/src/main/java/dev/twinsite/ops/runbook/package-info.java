/**
 * Runbooks as data, and the conductor that carries their runs on. A runbook names its conditions
 * and actions; those are small strategies in {@code Conditions} and {@code Actions}. Progress is
 * kept by the quorum, never here, so that either ops server can continue.
 */
@NullMarked
package dev.twinsite.ops.runbook;

import org.jspecify.annotations.NullMarked;
