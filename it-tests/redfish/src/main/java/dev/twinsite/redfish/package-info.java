/**
 * A Redfish service in front of servers that somebody else owns: the real processes of the lab, or
 * thousands of simulated ones ({@link dev.twinsite.redfish.simulated}). It keeps to DMTF's
 * specification DSP0266 and to its schemas as far as switching servers needs, so that any Redfish
 * client can use it. {@link dev.twinsite.redfish.RedfishService} is the door.
 */
@NullMarked
package dev.twinsite.redfish;

import org.jspecify.annotations.NullMarked;
