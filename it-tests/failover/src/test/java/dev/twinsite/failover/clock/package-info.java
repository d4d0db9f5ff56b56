/**
 * What is put into a server beside the application, so that its clock can go wrong while the
 * machine's stays right.
 */
@NullMarked
package dev.twinsite.failover.clock;

import org.jspecify.annotations.NullMarked;
