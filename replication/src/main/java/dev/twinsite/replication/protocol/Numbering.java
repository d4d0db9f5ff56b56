package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives committed events their dense numbers, in the order of their sequence numbers, and their
 * place in the local order.
 *
 * <p>Sequence numbers have holes and become visible out of order; numbers have no holes and become
 * visible in order. An event that saw another's effect took its sequence number after the other one
 * had committed, so it is never numbered before it.
 */
public final class Numbering {

  /** A committed event without a place. */
  public record Unnumbered(long seq, Envelope envelope) {}

  /** An event and the place it gets. */
  public record Numbered(long seq, Mark mark, long localOrder) {}

  private Numbering() {}

  /**
   * @param end where the stream ends
   * @param localOrder the last local order that was given out
   * @param committed in the order of their sequence numbers
   */
  public static List<Numbered> assign(Mark end, long localOrder, List<Unnumbered> committed) {
    DigestChain chain = new DigestChain(end);
    List<Numbered> numbered = new ArrayList<>(committed.size());
    for (Unnumbered event : committed) {
      long order = localOrder + numbered.size() + 1;
      numbered.add(new Numbered(event.seq(), chain.add(event.envelope()), order));
    }
    return numbered;
  }
}
