package dev.twinsite.app.wire;

import org.infinispan.protostream.annotations.Proto;
import org.infinispan.protostream.annotations.ProtoField;
import org.jspecify.annotations.Nullable;

/** The bytes of a revoked token; {@code expiresAt} in milliseconds since 1970. */
@Proto
public record TokenRevokedData(
    @ProtoField(number = 1) @Nullable String tokenId,
    @ProtoField(number = 2, defaultValue = "0") long expiresAt,
    @ProtoField(number = 3, defaultValue = "0") long clock) {}
