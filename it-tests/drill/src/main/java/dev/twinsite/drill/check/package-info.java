/**
 * What must be true after a fault, one checker for each promise. A checker is a pure function over
 * {@link dev.twinsite.drill.evidence.Evidence}: it calls nobody, waits for nothing, and combines
 * with any workload and any fault. {@link dev.twinsite.drill.check.Checker} lists them all.
 */
@NullMarked
package dev.twinsite.drill.check;

import org.jspecify.annotations.NullMarked;
