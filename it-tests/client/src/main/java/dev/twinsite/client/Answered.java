package dev.twinsite.client;

import java.util.Optional;

/**
 * Who answered a call, and how.
 *
 * @param site the header {@code X-Site}; the name the caller knows the site by if it is missing
 * @param node the header {@code X-Node}; empty text if it is missing
 * @param status the HTTP status
 * @param durability the header {@code X-Durability}; empty for reads and log-ins
 * @param attempts how many requests it took, this one included
 */
public record Answered(
    String site, String node, int status, Optional<Durability> durability, int attempts) {

  /** Whether both databases are known to hold what was written. */
  public boolean atBothSites() {
    return durability.filter(Durability.BOTH_SITES::equals).isPresent();
  }
}
