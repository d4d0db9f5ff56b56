package dev.twinsite.ops.vote;

import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.NodeStart;
import dev.twinsite.quorum.Ruling.Decided;
import dev.twinsite.site.Epoch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the quorum confirm the starts of nodes, each by its name and number. Who waits for a
 * confirmation asks again and again, and does not wait here: there may be no majority.
 */
public final class Confirmations {

  private final Membership quorum;
  private final Map<NodeStart, Epoch> granted = new ConcurrentHashMap<>();
  private volatile List<NodeStart> wanted = List.of();

  /** Nothing confirmed yet. */
  public Confirmations(Membership quorum) {
    this.quorum = quorum;
  }

  /** These starts wait to be confirmed, and no others. */
  public void want(List<NodeStart> starts) {
    wanted = List.copyOf(starts);
    granted.keySet().retainAll(starts);
  }

  /** The epoch of the states that the quorum confirmed for this start; empty if it has not. */
  public Optional<Epoch> granted(NodeStart start) {
    return Optional.ofNullable(granted.get(start));
  }

  /** Puts what waits before the quorum. */
  public void ask() {
    if (quorum.isSeated()) {
      wanted.stream().filter(start -> !granted.containsKey(start)).forEach(this::ask);
    }
  }

  private void ask(NodeStart start) {
    boolean refused =
        quorum
            .state()
            .states()
            .flatMap(states -> states.find(start.site()))
            .filter(site -> site.database().equals(start.database()))
            .isEmpty();
    if (!refused
        && quorum.put(new Motion.Confirm(quorum.seat(), start)).orElse(null)
            instanceof Decided decided) {
      granted.put(start, decided.states().epoch());
    }
  }
}
