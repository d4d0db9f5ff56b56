package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of one site's share of an amount. */
@Proto
public record ShareData(
    @ProtoField(number = 1) @Nullable String site,
    @ProtoField(number = 2, defaultValue = "0") long minorUnits) {}
