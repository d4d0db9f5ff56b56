package dev.twinsite.ops.fence;

import java.util.UUID;

/** A start of an application node that nobody has confirmed the states for. */
public record NodeBoot(String node, UUID bootId) {}
