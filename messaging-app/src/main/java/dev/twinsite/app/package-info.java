/**
 * The wiring of an application node: its configuration, what happens when it starts, and the door
 * that stays shut until it may serve.
 *
 * <p>No rule of messaging, payment or replication lives here. Requests come in through {@code
 * dev.twinsite.app.edge} and the {@code rest} packages.
 */
@NullMarked
package dev.twinsite.app;

import org.jspecify.annotations.NullMarked;
