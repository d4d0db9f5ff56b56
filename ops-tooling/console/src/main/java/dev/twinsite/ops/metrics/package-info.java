/**
 * What an ops server sees of both sites, handed to the registry of the server, which shows it to
 * Prometheus. {@code docs/operations.md} lists the names.
 *
 * <p>Everything is read from memory; nobody who looks waits for a database or another server.
 */
@NullMarked
package dev.twinsite.ops.metrics;

import org.jspecify.annotations.NullMarked;
