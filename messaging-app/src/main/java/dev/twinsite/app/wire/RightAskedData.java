package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of an ask for a part of the other site's right. */
@Proto
public record RightAskedData(
    @ProtoField(number = 1) byte @Nullable [] ask,
    @ProtoField(number = 2) byte @Nullable [] account,
    @ProtoField(number = 3, defaultValue = "0") long need,
    @ProtoField(number = 4, defaultValue = "0") long epoch,
    @ProtoField(number = 5, defaultValue = "0") long clock) {}
