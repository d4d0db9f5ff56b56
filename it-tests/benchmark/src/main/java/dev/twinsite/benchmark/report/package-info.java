/** What is shown: the machine, the floors, the runs and the limits, as text and as JSON. */
@NullMarked
package dev.twinsite.benchmark.report;

import org.jspecify.annotations.NullMarked;
