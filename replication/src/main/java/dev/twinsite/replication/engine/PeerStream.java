package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.site.Position;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How far this site has applied the other one's stream. */
public interface PeerStream {

  /**
   * @param heard how far the origin had worked through this site's receipts when it last wrote
   * @param kinds the kinds that the origin understands; empty before it has said so
   */
  record Applied(Mark mark, Position heard, Optional<Set<String>> kinds) {}

  /**
   * What is written after a batch has been dealt with.
   *
   * @param informed starts of this site's nodes that know by now what the origin had committed when
   *     they were announced
   */
  record Dealt(
      Mark mark,
      UUID database,
      Position heard,
      Set<String> kinds,
      Receipt receipt,
      Set<UUID> informed,
      Optional<Refusal> refusal) {}

  /** Opens the stream at a mark. */
  void open(Mark mark);

  /** Locks the position until the transaction ends; empty while the stream is not open. */
  Optional<Applied> lock();

  Optional<Applied> read();

  void save(Dealt dealt);

  /** The latest receipt for this stream. */
  Optional<Receipt> lastReceipt();
}
