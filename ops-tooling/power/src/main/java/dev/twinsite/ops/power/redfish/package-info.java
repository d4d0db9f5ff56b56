/**
 * Power controllers that speak Redfish (DMTF DSP0266), as servers' own baseboard controllers do:
 * {@link dev.twinsite.ops.power.redfish.RedfishController}. Plain Java with the JDK's HTTP client.
 * Addresses are followed as the service gives them, never put together, and never to another host.
 */
@NullMarked
package dev.twinsite.ops.power.redfish;

import org.jspecify.annotations.NullMarked;
