package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a registration. */
@Proto
public record UserRegisteredData(
    @ProtoField(number = 1) @Nullable String username,
    @ProtoField(number = 2) @Nullable String displayName,
    @ProtoField(number = 3) @Nullable String passwordHash,
    @ProtoField(number = 4) byte @Nullable [] wallet,
    @ProtoField(number = 5, defaultValue = "0") long clock) {}
