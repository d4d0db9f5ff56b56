/**
 * What a benchmark deploys on an application server for a moment, to measure the bare cache there.
 * It runs inside the server and uses nothing of Twinsite.
 */
@NullMarked
package dev.twinsite.benchmark.probe;

import org.jspecify.annotations.NullMarked;
