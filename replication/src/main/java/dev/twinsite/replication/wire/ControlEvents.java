package dev.twinsite.replication.wire;

import dev.twinsite.replication.Envelope;
import dev.twinsite.replication.protocol.ControlEvent;
import dev.twinsite.replication.protocol.ControlEvent.Acknowledged;
import dev.twinsite.replication.protocol.ControlEvent.RegencyBegan;
import dev.twinsite.replication.protocol.ControlEvent.RegencyEnded;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns control events into events of the journal and back. */
public final class ControlEvents {

  private ControlEvents() {}

  /** Reads a control event; empty if the event is none that this version knows. */
  public static Optional<ControlEvent> read(Envelope event) {
    byte[] payload = event.payload();
    return switch (event.kind()) {
      case ControlEvent.ACKNOWLEDGED ->
          Optional.of(Wire.read(payload, AcknowledgedMessage.class).event());
      case ControlEvent.REGENCY_BEGAN ->
          Optional.of(Wire.read(payload, RegencyBeganMessage.class).event());
      case ControlEvent.REGENCY_ENDED ->
          Optional.of(Wire.read(payload, RegencyEndedMessage.class).event());
      default -> Optional.empty();
    };
  }

  /**
   * @param topics of everything that is decided
   */
  public static Envelope write(Acknowledged event, UUID id, List<String> topics) {
    byte[] payload = Wire.write(AcknowledgedMessage.of(event));
    return mergeable(ControlEvent.ACKNOWLEDGED, id, topics, payload);
  }

  public static Envelope write(RegencyBegan event) {
    byte[] payload = Wire.write(RegencyBeganMessage.of(event));
    return mergeable(ControlEvent.REGENCY_BEGAN, event.id(), List.of(), payload);
  }

  public static Envelope write(RegencyEnded event, UUID id) {
    byte[] payload = Wire.write(RegencyEndedMessage.of(event));
    return mergeable(ControlEvent.REGENCY_ENDED, id, List.of(), payload);
  }

  private static Envelope mergeable(String kind, UUID id, List<String> topics, byte[] payload) {
    return new Envelope(kind, id, false, Optional.empty(), 0, topics, payload);
  }
}
