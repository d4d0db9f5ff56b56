package dev.twinsite.app.wire;

import java.util.List;
import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a transfer. */
@Proto
public record TransferMadeData(
    @ProtoField(number = 1) byte @Nullable [] id,
    @ProtoField(number = 2) @Nullable String from,
    @ProtoField(number = 3) byte @Nullable [] debtor,
    @ProtoField(number = 4) @Nullable String to,
    @ProtoField(number = 5) byte @Nullable [] creditor,
    @ProtoField(number = 6) @Nullable String currency,
    @ProtoField(number = 7, defaultValue = "0") long minorUnits,
    @ProtoField(number = 8) @Nullable String memo,
    @ProtoField(number = 9) byte @Nullable [] room,
    @ProtoField(number = 10) @Nullable String openedAt,
    @ProtoField(number = 11) @Nullable List<ShareData> debited,
    @ProtoField(number = 12, defaultValue = "0") long clock) {}
