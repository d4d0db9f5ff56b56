package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.ControlEvent.RegencyEnded;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** A {@link RegencyEnded} event's payload. */
record RegencyEndedMessage(
    @ProtoField(number = 1) IdMessage id,
    @ProtoField(number = 2, defaultValue = "0") long epoch,
    @ProtoField(number = 3, defaultValue = "0") long readmitted) {

  @ProtoFactory
  RegencyEndedMessage {}

  static RegencyEndedMessage of(RegencyEnded event) {
    return new RegencyEndedMessage(
        IdMessage.of(event.id()), event.epoch().value(), event.readmitted().value());
  }

  RegencyEnded event() {
    return new RegencyEnded(id.id(), new Epoch(epoch), new Incarnation(readmitted));
  }
}
