/**
 * How long a site needs to take in what it has missed: behind a cut link, and from nothing with an
 * empty disk.
 */
@NullMarked
package dev.twinsite.benchmark.backlog;

import org.jspecify.annotations.NullMarked;
