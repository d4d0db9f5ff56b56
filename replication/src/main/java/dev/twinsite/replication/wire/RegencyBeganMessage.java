package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.ControlEvent.RegencyBegan;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** A {@link RegencyBegan} event's payload. */
record RegencyBeganMessage(
    @ProtoField(number = 1) IdMessage id,
    @ProtoField(number = 2, defaultValue = "0") long epoch,
    @ProtoField(number = 3) String lost,
    @ProtoField(number = 4) MarkMessage cut) {

  @ProtoFactory
  RegencyBeganMessage {}

  static RegencyBeganMessage of(RegencyBegan event) {
    return new RegencyBeganMessage(
        IdMessage.of(event.id()),
        event.epoch().value(),
        event.lost().value(),
        MarkMessage.of(event.cut()));
  }

  RegencyBegan event() {
    return new RegencyBegan(id.id(), new Epoch(epoch), new SiteName(lost), cut.mark());
  }
}
