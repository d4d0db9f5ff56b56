package dev.twinsite.replication.protocol;

import dev.twinsite.site.Position;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a site has worked through the receipts for its own stream, and which database they came
 * from. A receiver that holds less than its own receipts said has forgotten something.
 */
public record Heard(Optional<UUID> database, Position position) {

  /** Nothing has been heard yet. */
  public static final Heard NOTHING = new Heard(Optional.empty(), Position.START);
}
