/**
 * What every adapter of the payment ports must do. The tests need nothing but the ports, and use
 * fresh ids instead of a clean store, so that they also run inside a server.
 */
@NullMarked
package dev.twinsite.payment.contract;

import org.jspecify.annotations.NullMarked;
