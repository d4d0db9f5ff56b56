package dev.twinsite.replication.wire;

import dev.twinsite.replication.protocol.Digest;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.site.Position;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** A {@link Mark} on the wire. */
record MarkMessage(
    @ProtoField(number = 1, defaultValue = "0") long incarnation,
    @ProtoField(number = 2, defaultValue = "0") long number,
    @ProtoField(number = 3) byte[] digest) {

  @ProtoFactory
  MarkMessage {}

  static MarkMessage of(Mark mark) {
    return new MarkMessage(
        mark.position().incarnation().value(), mark.position().number(), mark.digest().bytes());
  }

  Mark mark() {
    return new Mark(Position.of(incarnation, number), Digest.of(digest));
  }
}
