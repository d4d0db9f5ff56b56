package dev.twinsite.client;

import java.util.List;
import java.util.Optional;

/**
 * Some of a long list, newest first.
 *
 * @param next what to pass as {@code before} for the items that follow; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }
}
