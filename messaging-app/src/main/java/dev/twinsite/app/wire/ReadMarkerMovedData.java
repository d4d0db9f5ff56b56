package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a read marker: a message and the stamp that it had when it was read. */
@Proto
public record ReadMarkerMovedData(
    @ProtoField(number = 1) byte @Nullable [] room,
    @ProtoField(number = 2) @Nullable String openedAt,
    @ProtoField(number = 3) @Nullable String reader,
    @ProtoField(number = 4) byte @Nullable [] message,
    @ProtoField(number = 5) @Nullable String sentAt,
    @ProtoField(number = 6, defaultValue = "0") long upTo,
    @ProtoField(number = 7, defaultValue = "0") long clock) {}
