package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a transfer that was never made; {@code reason} as clients see it. */
@Proto
public record TransferGivenUpData(
    @ProtoField(number = 1) @Nullable TransferMadeData transfer,
    @ProtoField(number = 2) @Nullable String reason) {}
