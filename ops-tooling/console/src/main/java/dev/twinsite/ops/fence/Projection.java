package dev.twinsite.ops.fence;

import java.util.UUID;

/**
 * What was written last into which database. If that database later holds less, it is a copy that
 * was restored.
 */
public record Projection(UUID database, long epoch) {}
