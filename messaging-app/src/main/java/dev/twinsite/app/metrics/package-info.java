/**
 * What this node measures, handed to the registry of the server, which shows it to Prometheus.
 * {@code docs/operations.md} lists the names.
 *
 * <p>Nothing here decides anything, and nothing waits for it.
 */
@NullMarked
package dev.twinsite.app.metrics;

import org.jspecify.annotations.NullMarked;
