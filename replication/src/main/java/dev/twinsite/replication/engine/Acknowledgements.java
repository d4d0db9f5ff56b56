package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.AcknowledgedState;
import java.util.Optional;

/** How far the other site's receipts reach in the own stream. */
public interface Acknowledgements {

  void open(AcknowledgedState state);

  /** Locks the state until the transaction ends; empty while the stream is not open. */
  Optional<AcknowledgedState> lock();

  Optional<AcknowledgedState> read();

  void save(AcknowledgedState state);

  /** Saves the state and that a receipt has just been heard. */
  void saveHeard(AcknowledgedState state);
}
