/**
 * The servers of both sites as this ops server keeps them: its own copy of the inventory, its
 * access to the power controllers of both sites, and what those said last. {@link
 * dev.twinsite.ops.servers.ServerRoom} is the door; how servers are switched and booted stands in
 * {@code dev.twinsite.ops.power} and {@code dev.twinsite.ops.boot}.
 */
@NullMarked
package dev.twinsite.ops.servers;

import org.jspecify.annotations.NullMarked;
