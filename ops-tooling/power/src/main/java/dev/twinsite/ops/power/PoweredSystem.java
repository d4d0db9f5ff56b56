package dev.twinsite.ops.power;

/**
 * A server as its power controller sees it.
 *
 * @param id as the controller names it; what the server calls itself may differ
 * @param name for people
 * @param power whether it is switched on; says nothing about what runs on it
 * @param health as the controller judges the hardware, {@code OK}, {@code Warning}, {@code
 *     Critical}; empty if it does not say
 * @param bootProgress the last step of the boot that the controller has seen, such as {@code
 *     OSRunning}; empty if it does not say
 */
public record PoweredSystem(
    String id, String name, PowerState power, String health, String bootProgress) {}
