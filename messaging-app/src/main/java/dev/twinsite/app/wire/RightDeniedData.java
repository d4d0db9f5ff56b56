package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of the answer of a site that is short itself. */
@Proto
public record RightDeniedData(
    @ProtoField(number = 1) byte @Nullable [] ask,
    @ProtoField(number = 2) byte @Nullable [] account,
    @ProtoField(number = 3, defaultValue = "0") long available,
    @ProtoField(number = 4, defaultValue = "0") long clock) {}
