package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a grant. */
@Proto
public record RightGrantedData(
    @ProtoField(number = 1) byte @Nullable [] ask,
    @ProtoField(number = 2) byte @Nullable [] account,
    @ProtoField(number = 3) @Nullable String to,
    @ProtoField(number = 4, defaultValue = "0") long minorUnits,
    @ProtoField(number = 5, defaultValue = "0") long clock) {}
