package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.Heard;
import dev.twinsite.replication.protocol.RebuildBatch;
import dev.twinsite.replication.protocol.StreamBatch;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** A {@link Batch} on the wire: a header and one of its two contents. */
record BatchMessage(
    @ProtoField(number = 1) String origin,
    @ProtoField(number = 2) IdMessage originIdentity,
    @ProtoField(number = 3, collectionImplementation = ArrayList.class) List<String> kinds,
    @ProtoField(number = 4) @Nullable ReceiptMessage receipt,
    @ProtoField(number = 5) @Nullable IdMessage heardDatabase,
    @ProtoField(number = 6) PositionMessage heardPosition,
    @ProtoField(number = 7, defaultValue = "0") long sentAt,
    @ProtoField(number = 8) @Nullable StretchMessage stretch,
    @ProtoField(number = 9) @Nullable RebuildMessage rebuild,
    @ProtoField(number = 10) @Nullable PositionMessage head,
    @ProtoField(number = 11) @Nullable StartsMessage answering) {

  @ProtoFactory
  BatchMessage {}

  static BatchMessage of(Batch batch) {
    BatchHeader header = batch.header();
    return new BatchMessage(
        header.origin().value(),
        IdMessage.of(header.originIdentity()),
        List.copyOf(header.kinds()),
        header.receipt().map(ReceiptMessage::of).orElse(null),
        header.heard().database().map(IdMessage::of).orElse(null),
        PositionMessage.of(header.heard().position()),
        header.sentAt(),
        batch instanceof StreamBatch stream ? StretchMessage.of(stream) : null,
        batch instanceof RebuildBatch whole ? RebuildMessage.of(whole) : null,
        header.head().map(PositionMessage::of).orElse(null),
        header.answering().map(StartsMessage::of).orElse(null));
  }

  Batch batch() {
    if (stretch != null) {
      return stretch.batch(header());
    }
    if (rebuild != null) {
      return rebuild.batch(header());
    }
    throw new IllegalArgumentException("a batch of " + origin + " without content");
  }

  private BatchHeader header() {
    return new BatchHeader(
        new SiteName(origin),
        originIdentity.id(),
        Set.copyOf(kinds),
        Optional.ofNullable(receipt).map(ReceiptMessage::receipt),
        new Heard(Optional.ofNullable(heardDatabase).map(IdMessage::id), heardPosition.position()),
        sentAt,
        Optional.ofNullable(head).map(PositionMessage::position),
        Optional.ofNullable(answering).map(StartsMessage::starts));
  }
}
