package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** A {@link Receipt} on the wire. A refusal that this version does not know counts as none. */
record ReceiptMessage(
    @ProtoField(number = 1) String receiver,
    @ProtoField(number = 2) IdMessage receiverIdentity,
    @ProtoField(number = 3) String origin,
    @ProtoField(number = 4) MarkMessage upTo,
    @ProtoField(number = 5) PositionMessage since,
    @ProtoField(number = 6, collectionImplementation = ArrayList.class)
        List<PositionMessage> superseded,
    @ProtoField(number = 7, defaultValue = "-1") long rebuildFrom,
    @ProtoField(number = 8) @Nullable String refusal,
    @ProtoField(number = 9, defaultValue = "0") long answersSentAt,
    @ProtoField(number = 10, collectionImplementation = ArrayList.class) List<String> kinds,
    @ProtoField(number = 11) @Nullable StartsMessage asking) {

  @ProtoFactory
  ReceiptMessage {}

  static ReceiptMessage of(Receipt receipt) {
    return new ReceiptMessage(
        receipt.receiver().value(),
        IdMessage.of(receipt.receiverIdentity()),
        receipt.origin().value(),
        MarkMessage.of(receipt.upTo()),
        PositionMessage.of(receipt.since()),
        receipt.superseded().stream().map(PositionMessage::of).toList(),
        receipt.rebuildFrom().orElse(-1),
        receipt.refusal().map(Enum::name).orElse(null),
        receipt.answersSentAt(),
        List.copyOf(receipt.kinds()),
        StartsMessage.of(receipt.asking()));
  }

  Receipt receipt() {
    return new Receipt(
        new SiteName(receiver),
        receiverIdentity.id(),
        new SiteName(origin),
        upTo.mark(),
        since.position(),
        superseded.stream().map(PositionMessage::position).toList(),
        rebuildFrom < 0 ? OptionalLong.empty() : OptionalLong.of(rebuildFrom),
        knownRefusal(),
        answersSentAt,
        Set.copyOf(kinds),
        asking == null ? Set.of() : asking.starts());
  }

  private Optional<Refusal> knownRefusal() {
    return Arrays.stream(Refusal.values()).filter(known -> known.name().equals(refusal)).findAny();
  }
}
