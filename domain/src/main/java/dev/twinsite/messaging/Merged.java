package dev.twinsite.messaging;

import java.util.Optional;

/**
 * What two facts under one chosen id become.
 *
 * @param keeper the fact that is known by the chosen id
 * @param moved the other one under an id of its own, if it says something else
 */
public record Merged<T>(T keeper, Optional<T> moved) {}
