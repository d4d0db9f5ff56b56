package dev.twinsite.replication.wire;

import java.util.UUID;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.descriptors.Type;

/** A {@link UUID} on the wire. */
record IdMessage(
    @ProtoField(number = 1, type = Type.FIXED64, defaultValue = "0") long high,
    @ProtoField(number = 2, type = Type.FIXED64, defaultValue = "0") long low) {

  @ProtoFactory
  IdMessage {}

  static IdMessage of(UUID id) {
    return new IdMessage(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  UUID id() {
    return new UUID(high, low);
  }
}
