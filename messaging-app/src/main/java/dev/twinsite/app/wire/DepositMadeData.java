package dev.twinsite.app.wire;

import java.util.List;
import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a deposit. */
@Proto
public record DepositMadeData(
    @ProtoField(number = 1) byte @Nullable [] id,
    @ProtoField(number = 2) @Nullable String owner,
    @ProtoField(number = 3) byte @Nullable [] account,
    @ProtoField(number = 4) @Nullable String currency,
    @ProtoField(number = 5, defaultValue = "0") long minorUnits,
    @ProtoField(number = 6) @Nullable List<ShareData> credited,
    @ProtoField(number = 7, defaultValue = "0") long clock) {}
