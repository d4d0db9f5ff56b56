package dev.twinsite.replication.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** Starts of nodes on the wire; an empty set is not the same as none. */
record StartsMessage(
    @ProtoField(number = 1, collectionImplementation = ArrayList.class) List<IdMessage> ids) {

  @ProtoFactory
  StartsMessage {}

  static StartsMessage of(Set<UUID> starts) {
    return new StartsMessage(starts.stream().map(IdMessage::of).toList());
  }

  Set<UUID> starts() {
    return ids.stream().map(IdMessage::id).collect(Collectors.toUnmodifiableSet());
  }
}
