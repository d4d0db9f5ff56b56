package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.StreamBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** What a {@link StreamBatch} carries on the wire. */
record StretchMessage(
    @ProtoField(number = 1) @Nullable MarkMessage predecessor,
    @ProtoField(number = 2) MarkMessage before,
    @ProtoField(number = 3, collectionImplementation = ArrayList.class) List<EventMessage> events) {

  @ProtoFactory
  StretchMessage {}

  static StretchMessage of(StreamBatch batch) {
    return new StretchMessage(
        batch.predecessor().map(MarkMessage::of).orElse(null),
        MarkMessage.of(batch.before()),
        batch.events().stream().map(EventMessage::of).toList());
  }

  StreamBatch batch(BatchHeader header) {
    return new StreamBatch(
        header,
        Optional.ofNullable(predecessor).map(MarkMessage::mark),
        before.mark(),
        events.stream().map(EventMessage::envelope).toList());
  }
}
