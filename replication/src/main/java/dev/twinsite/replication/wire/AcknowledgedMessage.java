package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.ControlEvent.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** An {@link Acknowledged} event's payload. */
record AcknowledgedMessage(
    @ProtoField(number = 1) PositionMessage upTo,
    @ProtoField(number = 2, collectionImplementation = ArrayList.class) List<IdMessage> posted,
    @ProtoField(number = 3, collectionImplementation = ArrayList.class) List<IdMessage> superseded,
    @ProtoField(number = 4, collectionImplementation = ArrayList.class) List<IdMessage> beyondCut) {

  @ProtoFactory
  AcknowledgedMessage {}

  static AcknowledgedMessage of(Acknowledged event) {
    return new AcknowledgedMessage(
        PositionMessage.of(event.upTo()),
        messages(event.posted()),
        messages(event.superseded()),
        messages(event.beyondCut()));
  }

  Acknowledged event() {
    return new Acknowledged(upTo.position(), ids(posted), ids(superseded), ids(beyondCut));
  }

  private static List<IdMessage> messages(List<UUID> ids) {
    return ids.stream().map(IdMessage::of).toList();
  }

  private static List<UUID> ids(List<IdMessage> messages) {
    return messages.stream().map(IdMessage::id).toList();
  }
}
