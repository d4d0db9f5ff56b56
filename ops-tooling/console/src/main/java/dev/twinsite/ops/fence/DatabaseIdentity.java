package dev.twinsite.ops.fence;

import java.util.UUID;

/**
 * Which database this is.
 *
 * @param site the name of the site it was made for
 */
public record DatabaseIdentity(UUID id, String site) {}
