package dev.twinsite.replication.wire;

import dev.twinsite.site.Position;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** A {@link Position} on the wire. */
record PositionMessage(
    @ProtoField(number = 1, defaultValue = "0") long incarnation,
    @ProtoField(number = 2, defaultValue = "0") long number) {

  @ProtoFactory
  PositionMessage {}

  static PositionMessage of(Position position) {
    return new PositionMessage(position.incarnation().value(), position.number());
  }

  Position position() {
    return Position.of(incarnation, number);
  }
}
