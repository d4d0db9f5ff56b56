package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of an edit, or without a text of a deletion. */
@Proto
public record MessageRevisedData(
    @ProtoField(number = 1) byte @Nullable [] message,
    @ProtoField(number = 2) @Nullable String sentAt,
    @ProtoField(number = 3) byte @Nullable [] room,
    @ProtoField(number = 4) @Nullable String openedAt,
    @ProtoField(number = 5) @Nullable String sender,
    @ProtoField(number = 6) @Nullable String text,
    @ProtoField(number = 7, defaultValue = "0") long clock) {}
