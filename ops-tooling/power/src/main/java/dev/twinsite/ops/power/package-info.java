/**
 * Switching servers on and off from outside, as the port {@link
 * dev.twinsite.ops.power.PowerController}: works when the server, its site and its network are
 * dead. Nothing here knows a protocol; {@link dev.twinsite.ops.power.redfish} speaks Redfish, and
 * {@link dev.twinsite.ops.boot} says in which order a site is switched on.
 */
@NullMarked
package dev.twinsite.ops.power;

import org.jspecify.annotations.NullMarked;
