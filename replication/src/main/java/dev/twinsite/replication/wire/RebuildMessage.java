package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.RebuildBatch;
import java.util.ArrayList;
import java.util.List;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** What a {@link RebuildBatch} carries on the wire. */
record RebuildMessage(
    @ProtoField(number = 1, defaultValue = "0") long after,
    @ProtoField(number = 2) MarkMessage receiverStream,
    @ProtoField(number = 3, defaultValue = "0") long receiverEndsAt,
    @ProtoField(number = 4, collectionImplementation = ArrayList.class)
        List<RebuiltEventMessage> events) {

  @ProtoFactory
  RebuildMessage {}

  static RebuildMessage of(RebuildBatch batch) {
    return new RebuildMessage(
        batch.after(),
        MarkMessage.of(batch.receiverStream()),
        batch.receiverEndsAt(),
        batch.events().stream().map(RebuiltEventMessage::of).toList());
  }

  RebuildBatch batch(BatchHeader header) {
    return new RebuildBatch(
        header,
        after,
        receiverStream.mark(),
        receiverEndsAt,
        events.stream().map(RebuiltEventMessage::rebuilt).toList());
  }
}
