/**
 * What is done to the sites. A fault knows how to strike and how to be mended; it knows no workload
 * and no checker.
 */
@NullMarked
package dev.twinsite.drill.fault;

import org.jspecify.annotations.NullMarked;
