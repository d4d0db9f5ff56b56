package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a message. */
@Proto
public record MessagePostedData(
    @ProtoField(number = 1) byte @Nullable [] message,
    @ProtoField(number = 2) byte @Nullable [] room,
    @ProtoField(number = 3) @Nullable String openedAt,
    @ProtoField(number = 4) @Nullable String sender,
    @ProtoField(number = 5) @Nullable String text,
    @ProtoField(number = 6, defaultValue = "0") long clock) {}
