/**
 * What every adapter of the identity ports must do. The tests need nothing but the ports, and use
 * fresh ids instead of a clean store, so that they also run inside a server.
 */
@NullMarked
package dev.twinsite.identity.contract;

import org.jspecify.annotations.NullMarked;
