package dev.twinsite.replication.protocol;

import dev.twinsite.replication.Envelope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides how much of a batch is taken in one step. */
public final class StretchRules {

  private StretchRules() {}

  /**
   * The longest beginning of the events that can be taken in together: no two of them lay claim to
   * the same thing, none but the first changes who decides, and such a one stands alone.
   */
  public static List<Envelope> first(List<Envelope> events, int limit) {
    Set<String> claims = new HashSet<>();
    int length = 0;
    for (Envelope event : events) {
      boolean alone = ControlEvent.changesWhoDecides(event.kind());
      if (length == limit || (alone && length > 0)) {
        break;
      }
      if (event.claim().isPresent() && !claims.add(event.claim().get())) {
        break;
      }
      length++;
      if (alone) {
        break;
      }
    }
    return events.subList(0, length);
  }
}
