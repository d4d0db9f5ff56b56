package dev.twinsite.replication.protocol;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.Position;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.UUID;

/**
 * What the journals tell each other in their own streams. Control events are mergeable; no handler
 * ever sees them, but a reader does.
 */
public sealed interface ControlEvent {

  /** How the kinds of all control events begin; no other kind may begin so. */
  String PREFIX = "journal.";

  /** The kind of {@link Acknowledged}. */
  String ACKNOWLEDGED = PREFIX + "acknowledged";

  /** The kind of {@link RegencyBegan}. */
  String REGENCY_BEGAN = PREFIX + "regency-began";

  /** The kind of {@link RegencyEnded}. */
  String REGENCY_ENDED = PREFIX + "regency-ended";

  /** Whether events of this kind belong to the journal itself. */
  static boolean isControl(String kind) {
    return kind.startsWith(PREFIX);
  }

  /** Whether events of this kind change who decides, so that they are taken in one at a time. */
  static boolean changesWhoDecides(String kind) {
    return kind.equals(REGENCY_BEGAN) || kind.equals(REGENCY_ENDED);
  }

  /**
   * The origin has decided what was pending. The event carries the topics of everything it decides.
   *
   * @param upTo the origin's own stream is decided up to here
   * @param posted ids of the events that count now
   * @param superseded ids of the events that lost their claim
   * @param beyondCut ids of the events that a regency has cut off
   */
  record Acknowledged(Position upTo, List<UUID> posted, List<UUID> superseded, List<UUID> beyondCut)
      implements ControlEvent {
    public Acknowledged {
      posted = List.copyOf(posted);
      superseded = List.copyOf(superseded);
      beyondCut = List.copyOf(beyondCut);
    }
  }

  /**
   * The origin decides alone from here on.
   *
   * @param id names the regency; also the id of the event
   * @param cut the last place of the lost site's stream that counts
   */
  record RegencyBegan(UUID id, Epoch epoch, SiteName lost, Mark cut) implements ControlEvent {}

  /**
   * Both sites decide together from here on.
   *
   * @param id names the regency that ends
   * @param readmitted the incarnation under which the lost site has returned
   */
  record RegencyEnded(UUID id, Epoch epoch, Incarnation readmitted) implements ControlEvent {}
}
