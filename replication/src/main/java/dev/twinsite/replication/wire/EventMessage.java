package dev.twinsite.replication.wire;

import dev.twinsite.replication.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** An {@link Envelope} on the wire. */
record EventMessage(
    @ProtoField(number = 1) String kind,
    @ProtoField(number = 2) IdMessage id,
    @ProtoField(number = 3, defaultValue = "false") boolean decisive,
    @ProtoField(number = 4) @Nullable String claim,
    @ProtoField(number = 5, defaultValue = "0") long clock,
    @ProtoField(number = 6, collectionImplementation = ArrayList.class) List<String> topics,
    @ProtoField(number = 7) byte @Nullable [] payload) {

  @ProtoFactory
  EventMessage {}

  static EventMessage of(Envelope event) {
    return new EventMessage(
        event.kind(),
        IdMessage.of(event.id()),
        event.decisive(),
        event.claim().orElse(null),
        event.clock(),
        event.topics(),
        event.payload());
  }

  Envelope envelope() {
    return new Envelope(
        kind,
        id.id(),
        decisive,
        Optional.ofNullable(claim),
        clock,
        topics,
        payload == null ? new byte[0] : payload);
  }
}
