package dev.twinsite.replication.wire;

import dev.twinsite.replication.Outcome;
import dev.twinsite.replication.protocol.RebuiltEvent;
import dev.twinsite.site.SiteName;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** A {@link RebuiltEvent} on the wire. */
record RebuiltEventMessage(
    @ProtoField(number = 1, defaultValue = "0") long localOrder,
    @ProtoField(number = 2) String origin,
    @ProtoField(number = 3) MarkMessage mark,
    @ProtoField(number = 4) String outcome,
    @ProtoField(number = 5) EventMessage event) {

  @ProtoFactory
  RebuiltEventMessage {}

  static RebuiltEventMessage of(RebuiltEvent event) {
    return new RebuiltEventMessage(
        event.localOrder(),
        event.origin().value(),
        MarkMessage.of(event.mark()),
        event.outcome().name(),
        EventMessage.of(event.envelope()));
  }

  RebuiltEvent rebuilt() {
    return new RebuiltEvent(
        localOrder, new SiteName(origin), mark.mark(), Outcome.valueOf(outcome), event.envelope());
  }
}
